#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/coded_statement.hpp"

/// Tables of statements that were coded by hand, as Discourse Network Analyzer keeps them: a line
/// of column names, then one statement a line, with commas, semicolons or tabs between the fields.
///     id,doc_id,date,person,organization,concept,agreement
///     7,2,2005-02-02,George Voinovich,Senate,Emissions should be regulated.,1
namespace demarche::read {

/// Which columns are meant; where one is empty, the first that bears a usual name: actor,
/// organization or person; issue or concept; agreement, qualifier or position; date, time or day;
/// doc_id, document_id, document or article. Days and documents may be lacking.
struct StatementColumns {
    std::string actor, issue, qualifier, day, document;
};

struct StatementTable {
    std::vector<CodedStatement> statements;  // in the order of the table
    std::vector<std::string> refused;        // lines with their place and the reason
};

/// A position is a whole number, or one of yes, true, agree (1), no, false, disagree (0), supports
/// (1), neutral (0), opposes (-1). Throws InputError where a column is lacking, with `name` as the
/// place.
[[nodiscard]] StatementTable read_statement_table(const std::string& name, std::string_view bytes,
                                                  const StatementColumns& columns = {});

}  // namespace demarche::read
