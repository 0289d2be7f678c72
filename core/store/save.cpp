#include "core/store/save.hpp"

#include <fmt/format.h>

#include <map>
#include <mutex>
#include <tuple>
#include <unordered_set>

#include "core/error.hpp"
#include "core/store/carried.hpp"
#include "core/store/overlay.hpp"
#include "core/store/save_articles.hpp"
#include "core/store/save_names.hpp"
#include "core/store/save_statements.hpp"
#include "core/store/sql.hpp"
#include "core/store/stories.hpp"

namespace demarche::store {
namespace {

InputError broken(const Extraction& extraction, std::string_view what) {
    return InputError{fmt::format("{}: {}; extract it again", extraction.article.id.text, what)};
}

/// The ids that an extraction brings with it.
template <class Thing>
auto ids_of(const std::vector<Thing>& things) {
    std::unordered_set<decltype(Thing::id)> ids;
    for (const Thing& thing : things) ids.insert(thing.id);
    return ids;
}

template <class Id>
void require_described(const Extraction& extraction, const std::unordered_set<Id>& ids,
                       const Id& id) {
    if (!id.empty() && !ids.contains(id))
        throw broken(extraction, fmt::format("'{}' is named but not described", id.text));
}

bool begins_character(std::string_view text, std::size_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

/// True where the span holds whole characters of the text.
bool lies_in(std::string_view text, ByteSpan where) {
    return !where.empty() && where.end <= text.size() && begins_character(text, where.begin) &&
           begins_character(text, where.end);
}

void require_evidence(const Extraction& extraction, std::string_view id,
                      const std::vector<Report>& reports) {
    if (reports.empty()) throw broken(extraction, fmt::format("'{}' has no report", id));
    // What was coded elsewhere has no words that it could point at.
    if (!coder_of(extraction.article.kind).empty() && extraction.article.text.empty()) return;
    for (const Report& report : reports)
        if (!lies_in(extraction.article.text, report.where))
            throw broken(extraction, fmt::format("the evidence of '{}' is not in its text", id));
}

/// All writers of one transaction.
class Batch {
public:
    Batch(SQLite::Database& db, std::string_view imported_at, Known known)
        : db_{db},
          articles_{db},
          content_{db},
          actors_{db},
          issues_{db},
          events_{db, actors_, issues_},
          stances_{db, actors_, issues_},
          stories_{db},
          imported_at_{imported_at},
          known_{known} {
        if (known_ == Known::read_anew) {
            events_.write_whole();
            stances_.write_whole();
        }
    }

    /// Those that are not in yet will be new texts, nearly always.
    void expect(std::span<const Extraction> extractions) {
        std::map<std::string, std::string_view> texts;
        for (const Extraction& extraction : extractions)
            if (articles_.find(extraction.article.id).row == 0)
                texts.emplace(text_key(extraction.article.text), extraction.article.text);
        stories_.expect(texts);
    }

    void save(const Extraction& extraction) {
        const auto stored = articles_.find(extraction.article.id);
        if (stored.row == 0)
            save_rows(extraction, add(extraction.article));
        else if (is_kept(stored, extraction.article))
            keep(extraction, stored);
        else
            save_rows(extraction, replace(stored, extraction.article));
    }

    Saved finish() {
        for (const std::int64_t article : stories_.take_moved()) {
            events_.touch_reports_of(article);
            stances_.touch_reports_of(article);
        }
        events_.finish();
        stances_.finish();
        stories_.write();
        saved_.events = events_.added();
        saved_.stances = stances_.added();
        saved_.actors_new = actors_.added() - named_by_none_;
        return saved_;
    }

private:
    [[nodiscard]] bool is_kept(const ArticleWriter::Stored& stored, const Article& article) {
        const std::string key = content_key(article);
        const auto is_as_it_came = [&] { return content_.is_as_it_came(article.id); };
        if (known_ == Known::keep) return stored.content_key == key && is_as_it_came();
        // What was read is what the row holds, be it what its key says or not.
        if (known_ == Known::read_anew) return content_.key_of(article.id) != key;
        const std::string_view came_in = stored.imported_at, stored_key = stored.content_key;
        return known_ == Known::keep_latest &&
               std::tie(came_in, stored_key) >= std::tuple{imported_at_, std::string_view{key}} &&
               is_as_it_came();
    }

    void keep(const Extraction& extraction, const ArticleWriter::Stored& stored) {
        ++saved_.unchanged;
        const bool is_the_same = stored.imported_at == imported_at_ &&
                                 stored.content_key == content_key(extraction.article);
        if (known_ != Known::keep_latest || is_the_same) return;
        // What an earlier one tells of actors and issues counts, as it would had it come in first.
        const std::size_t before = actors_.added();
        save_names(extraction);
        named_by_none_ += actors_.added() - before;
    }

    std::int64_t add(const Article& article) {
        ++saved_.imported;
        const bool is_known = !article.text.empty() && articles_.knows_text(article.text);
        const std::int64_t row = articles_.add(article, imported_at_);
        if (is_known || stories_.add(text_key(article.text), article.text)) ++saved_.repeats;
        return row;
    }

    std::int64_t replace(const ArticleWriter::Stored& stored, const Article& article) {
        ++saved_.replaced;
        carry_reports_of(db_, stored.row);
        events_.remove_reports_of(stored.row);
        stances_.remove_reports_of(stored.row);
        const std::string before = articles_.text_at(stored.row);
        const bool is_known = articles_.knows_text(article.text);
        articles_.replace(stored.row, article, imported_at_);
        // The text is the same, and to read it anew says nothing on whether it is as it came in.
        if (known_ == Known::read_anew) {
            articles_.keep_keys(stored);
            return stored.row;
        }
        if (!is_known) stories_.add(text_key(article.text), article.text);
        if (stored.text_key != text_key(article.text)) stories_.remove(stored.text_key, before);
        return stored.row;
    }

    void save_names(const Extraction& extraction) {
        for (const Actor& actor : extraction.actors) actors_.save(actor);
        for (const Issue& issue : extraction.issues) issues_.save(issue);
    }

    void save_rows(const Extraction& extraction, std::int64_t row) {
        save_names(extraction);
        articles_.save_mentions(row, extraction.mentions, actors_);
        const SavedArticle in{row, extraction.article};
        for (const Event& event : extraction.events) events_.save(event, in);
        for (const Stance& stance : extraction.stances) stances_.save(stance, in);
    }

    SQLite::Database& db_;
    ArticleWriter articles_;
    StoredContent content_;
    ActorWriter actors_;
    IssueWriter issues_;
    EventWriter events_;
    StanceWriter stances_;
    StoryWriter stories_;
    std::string_view imported_at_;
    Known known_;
    std::size_t named_by_none_{};  // actors of articles that were not taken
    Saved saved_;
};

}  // namespace

void require_whole(const Extraction& extraction) {
    if (extraction.article.id.empty()) throw broken(extraction, "an article without an id");
    const auto actors = ids_of(extraction.actors);
    const auto issues = ids_of(extraction.issues);
    for (const Mention& mention : extraction.mentions) {
        require_described(extraction, actors, mention.actor);
        if (!lies_in(extraction.article.text, mention.where))
            throw broken(extraction,
                         fmt::format("a mention of '{}' is not in its text", mention.actor.text));
    }
    for (const Event& event : extraction.events) {
        for (const ActorId& id :
             {event.source, event.source_speaker, event.target, event.target_speaker})
            require_described(extraction, actors, id);
        require_described(extraction, issues, event.issue);
        require_evidence(extraction, event.id.text, event.reports);
    }
    for (const Stance& stance : extraction.stances) {
        for (const ActorId& id : {stance.holder, stance.speaker})
            require_described(extraction, actors, id);
        require_described(extraction, issues, stance.issue);
        require_evidence(extraction, stance.id.text, stance.reports);
    }
}

Saved& Saved::operator+=(const Saved& other) {
    imported += other.imported;
    replaced += other.replaced;
    unchanged += other.unchanged;
    repeats += other.repeats;
    events += other.events;
    stances += other.stances;
    actors_new += other.actors_new;
    return *this;
}

struct LongSave::Impl {
    Database& db;
    Known known;
    AsExtracted extracted{db};
    SQLite::Transaction transaction{db.handle(), SQLite::TransactionBehavior::IMMEDIATE};
};

LongSave::LongSave(Database& db, Known known)
    : impl_{guarded(db, [&] {
          return std::unique_ptr<Impl>{new Impl{db, known}};
      })} {}

LongSave::~LongSave() = default;

Saved LongSave::save(std::span<const Extraction> extractions, std::string_view imported_at) {
    for (const Extraction& extraction : extractions) require_whole(extraction);
    return guarded(impl_->db, [&] {
        Batch batch{impl_->db.handle(), imported_at, impl_->known};
        batch.expect(extractions);
        for (const Extraction& extraction : extractions) batch.save(extraction);
        return batch.finish();
    });
}

void LongSave::commit() {
    guarded(impl_->db, [&] { impl_->transaction.commit(); });
}

Saved save_extractions(Database& db, std::span<const Extraction> extractions,
                       std::string_view imported_at, Known known) {
    LongSave one{db, known};
    const Saved saved = one.save(extractions, imported_at);
    one.commit();
    return saved;
}

Saved save_extraction(Database& db, const Extraction& extraction, std::string_view imported_at,
                      Known known) {
    return save_extractions(db, {&extraction, 1}, imported_at, known);
}

std::unordered_map<ArticleId, std::string> load_content_keys(const Database& db) {
    return guarded(db, [&] {
        std::unordered_map<ArticleId, std::string> keys;
        SQLite::Statement rows{db.handle(), "SELECT id, content_key FROM articles"};
        while (rows.executeStep()) keys.emplace(ArticleId{text_of(rows, 0)}, text_of(rows, 1));
        return keys;
    });
}

struct ContentLook::Impl {
    explicit Impl(const std::filesystem::path& file)
        : db{file.string(), SQLite::OPEN_READONLY | SQLite::OPEN_NOMUTEX, wait_ms} {}

    static constexpr int wait_ms = 60'000;
    SQLite::Database db;
    StoredContent content{db};
    std::mutex mutex;
};

ContentLook::ContentLook(const std::filesystem::path& file) {
    try {
        impl_ = std::make_unique<Impl>(file);
    } catch (const SQLite::Exception& error) {
        throw StoreError{
            fmt::format("{}: {}; check that it may be read", file.string(), error.what())};
    }
}

ContentLook::~ContentLook() = default;

bool ContentLook::is_as_it_came(const ArticleId& id) {
    const std::scoped_lock lock{impl_->mutex};
    return impl_->content.is_as_it_came(id);
}

std::string load_last_import(const Database& db) {
    return guarded(db, [&] {
        return db.handle()
            .execAndGet("SELECT coalesce(max(imported_at), '') FROM articles")
            .getString();
    });
}

void settle(Database& db) {
    guarded(db, [&] {
        const AsExtracted extracted{db};
        SQLite::Transaction transaction{db.handle(), SQLite::TransactionBehavior::IMMEDIATE};
        // Each actor is looked for in the indexes: to gather who is named at all would read the
        // whole graph at each load. Who goes may have been all that kept another: the body that he
        // belonged to.
        const auto remove_actors = [&] {
            return db.handle().exec(
                "DELETE FROM actors AS a WHERE "
                "NOT EXISTS (SELECT 1 FROM mentions WHERE actor = a.actor) "
                "AND NOT EXISTS (SELECT 1 FROM events WHERE source = a.actor) "
                "AND NOT EXISTS (SELECT 1 FROM events WHERE target = a.actor) "
                "AND NOT EXISTS (SELECT 1 FROM stances WHERE holder = a.actor) "
                "AND NOT EXISTS (SELECT 1 FROM stances WHERE speaker = a.actor) "
                "AND NOT EXISTS (SELECT 1 FROM event_reports WHERE source_speaker = a.actor) "
                "AND NOT EXISTS (SELECT 1 FROM event_reports WHERE target_speaker = a.actor) "
                "AND id NOT IN (SELECT of_id FROM memberships UNION SELECT of_id FROM roles)");
        };
        while (remove_actors() > 0) {
        }
        db.handle().exec(
            "DELETE FROM issues AS i WHERE "
            "NOT EXISTS (SELECT 1 FROM event_reports WHERE issue = i.issue) "
            "AND NOT EXISTS (SELECT 1 FROM stances WHERE issue = i.issue)");
        transaction.commit();
        db.handle().exec("PRAGMA analysis_limit = 1000; ANALYZE");
    });
}

}  // namespace demarche::store
