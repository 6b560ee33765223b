-- What lists, counts and the day's questions need beside indexes.sql. The second copy is asked none of these, and does
-- without: it is smaller by two fifths, and a write costs it a fifth less.

-- One index for each sort order; equality on `archived` first, then the column, then the id that breaks ties. What
-- follows is for filters: a walk that finds the whole filter in its index costs a tenth of one that opens the rows.
-- The status and the restriction take a byte each and stand in all; so does the coverage, because who has none, or one
-- that ended, may lie together in an order, and a walk have far to go. The orders by name and birth date stand in
-- indexes.sql.
CREATE INDEX patient_by_mrn ON patient (
    archived, mrn, id, status_rank, is_restricted, coverage_status, coverage_ends_on
);
CREATE INDEX patient_by_status ON patient (
    archived, status_rank, id, is_restricted, coverage_status, coverage_ends_on, updated_at
);
CREATE INDEX patient_by_updated ON patient (
    archived, updated_at, id, status_rank, is_restricted, coverage_status, coverage_ends_on
);
CREATE INDEX patient_by_created ON patient (
    archived, created_at, id, status_rank, is_restricted, coverage_status, coverage_ends_on, provider_id, updated_at
);
CREATE INDEX patient_by_coverage_end ON patient (
    archived, coverage_ends_on, id, status_rank, is_restricted, coverage_status, provider_id
);
CREATE INDEX patient_by_payer ON patient (
    archived, payer_name, id, status_rank, is_restricted, coverage_status, coverage_ends_on
);
CREATE INDEX patient_by_state ON patient (
    archived, state, id, status_rank, is_restricted, coverage_status, coverage_ends_on
);
CREATE INDEX patient_by_provider ON patient (
    archived, provider_key, id, status_rank, is_restricted, coverage_status, coverage_ends_on
);
CREATE INDEX patient_by_contact ON patient (
    archived, contacted_at, id, status_rank, is_restricted, coverage_status, coverage_ends_on
);
-- Orders within a filter that would otherwise be met too rarely.
CREATE INDEX patient_of_status ON patient (archived, status_rank, name_key, id, is_restricted);
CREATE INDEX patient_of_payer ON patient (
    archived, payer_id, payer_name, id, status_rank, is_restricted, coverage_status, coverage_ends_on
);
-- For what is counted and is no order.
CREATE INDEX patient_to_review ON patient (archived, pending_review, status_rank, is_restricted);
CREATE INDEX patient_tagged ON patient (archived, tag_words, status_rank, is_restricted);
-- The few whom a practice restricts.
CREATE INDEX patient_restricted ON patient (provider_id) WHERE is_restricted = 1;
CREATE INDEX patient_of_birthday ON patient (birth_month_day, archived, status_rank, is_restricted);
-- Every column of a filter: where no narrow index has them all, a count reads this alone.
CREATE INDEX patient_filtered ON patient (
    archived, provider_id, status_rank, payer_id, coverage_status, coverage_ends_on, pending_review,
    is_restricted, state, birth_date, birth_month_day, updated_at, contacted_at, tag_words
);

-- The most pressing first, the newest of them first.
CREATE INDEX alert_pressing ON alert (state, rank, created_at, id);
-- How many wait, by what the badge and the filters tell apart: counted from here alone.
CREATE INDEX alert_counted ON alert (state, class, rank, assigned_to, snoozed_until, patient_id);

CREATE INDEX coverage_by_end ON coverage (ends_on, patient_id);
