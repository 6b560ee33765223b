-- What makes each copy of the directory quick; made after a fill, because building an index once is cheaper than
-- keeping it. What lists need beside it stands in list_indexes.sql.

-- For names and birth dates as they are sought and compared.
CREATE INDEX patient_by_name ON patient (
    archived, name_key, id, status_rank, is_restricted, coverage_status, coverage_ends_on
);
CREATE INDEX patient_by_birth_date ON patient (
    archived, birth_date, id, status_rank, is_restricted, coverage_status, coverage_ends_on, initials
);
-- The few who went into another record.
CREATE INDEX patient_merged ON patient (merged_into) WHERE merged_into <> '';

CREATE INDEX alert_of_patient ON alert (patient_id, state);
CREATE INDEX coverage_of_patient ON coverage (patient_id, priority);
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
