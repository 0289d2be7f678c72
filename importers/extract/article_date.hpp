#pragma once

#include <span>

#include "core/catalog/catalog.hpp"
#include "core/model/article.hpp"
#include "core/model/content_id.hpp"

/// The day that an article is of.
namespace demarche::extract {

/// Sets `Article::date` and `date_basis`. What is believed, in this order: a whole day in the
/// dateline (text); the day of the dateline with the year that the day of publication gives it
/// (text), where the report is at most two months older than its publication; the day of
/// publication (metadata); a whole day in a date line, byline, headline or caption of the page
/// (text); one in the address of the page (metadata); the day of the dateline with a year that
/// weekdays, past years and the offices of `people` leave alone (inferred). Where that leaves two
/// years or more, the day is kept without a year, basis inferred. Where nothing tells a day, date
/// and basis stay empty. `people` are those whom the text names.
void infer_date(Article& article, std::span<const ActorId> people, const catalog::Catalog& catalog);

}  // namespace demarche::extract
