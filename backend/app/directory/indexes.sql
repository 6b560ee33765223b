-- What makes the directory quick; made after a fill, because building an index once is cheaper than keeping it.

-- One index for each sort order; equality on `archived` first, then the column, then the id that breaks ties. What
-- follows is for filters: a walk that finds the whole filter in its index costs a tenth of one that opens the rows.
-- The status and the restriction take a byte each and stand in all; the coverage stands where it goes with the order,
-- so that those who pass lie together and a walk may have far to go.
CREATE INDEX patient_by_name ON patient (archived, name_key, id, status_rank, is_restricted, coverage_status, coverage_ends_on);
CREATE INDEX patient_by_birth_date ON patient (archived, birth_date, id, status_rank, is_restricted, coverage_status, coverage_ends_on, initials);
CREATE INDEX patient_by_mrn ON patient (archived, mrn, id, status_rank, is_restricted, coverage_status, coverage_ends_on);
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
CREATE INDEX patient_by_state ON patient (archived, state, id, status_rank, is_restricted, coverage_status, coverage_ends_on);
CREATE INDEX patient_by_provider ON patient (archived, provider_key, id, status_rank, is_restricted, coverage_status, coverage_ends_on);
CREATE INDEX patient_by_contact ON patient (archived, contacted_at, id, status_rank, is_restricted, coverage_status, coverage_ends_on);
-- Orders within a filter that would otherwise be met too rarely.
CREATE INDEX patient_of_status ON patient (archived, status_rank, name_key, id, is_restricted);
CREATE INDEX patient_of_payer ON patient (
    archived, payer_id, payer_name, id, status_rank, is_restricted, coverage_status, coverage_ends_on
);
-- For what is counted and is no order.
CREATE INDEX patient_to_review ON patient (archived, pending_review, status_rank, is_restricted);
CREATE INDEX patient_tagged ON patient (archived, tag_words, status_rank, is_restricted);
-- The few who went into another record.
CREATE INDEX patient_merged ON patient (merged_into) WHERE merged_into <> '';
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
CREATE INDEX alert_of_patient ON alert (patient_id, state);
-- How many wait, by what the badge and the filters tell apart: counted from here alone.
CREATE INDEX alert_counted ON alert (state, class, rank, assigned_to, snoozed_until, patient_id);

CREATE INDEX coverage_of_patient ON coverage (patient_id, priority);
CREATE INDEX coverage_by_end ON coverage (ends_on, patient_id);
CREATE INDEX name_part_of_patient ON name_part (rid, part);
CREATE INDEX identifier_of_patient ON identifier (rid, value);

CREATE TRIGGER patient_counted AFTER INSERT ON patient WHEN new.archived = 0 BEGIN
    INSERT INTO head_count VALUES (new.provider_id, new.status, new.is_restricted, 1, new.pending_review)
    ON CONFLICT DO UPDATE SET patients = patients + 1, to_review = to_review + excluded.to_review;
END;
CREATE TRIGGER patient_uncounted AFTER DELETE ON patient WHEN old.archived = 0 BEGIN
    UPDATE head_count SET patients = patients - 1, to_review = to_review - old.pending_review
    WHERE provider_id = old.provider_id AND status = old.status AND is_restricted = old.is_restricted;
END;
CREATE TRIGGER patient_recounted
AFTER UPDATE OF archived, provider_id, status, is_restricted, pending_review ON patient BEGIN
    UPDATE head_count SET patients = patients - 1, to_review = to_review - old.pending_review
    WHERE provider_id = old.provider_id AND status = old.status AND is_restricted = old.is_restricted
    AND old.archived = 0;
    INSERT INTO head_count SELECT new.provider_id, new.status, new.is_restricted, 1, new.pending_review
    WHERE new.archived = 0
    ON CONFLICT DO UPDATE SET patients = patients + 1, to_review = to_review + excluded.to_review;
END;
