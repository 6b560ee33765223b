-- The opened directory: what lists, searches, counts and questions ask for, in memory only.
-- Missing text is '' and a missing day is '', so that every sort column is comparable and a page can resume after
-- (value, id). Times are milliseconds since 1970, days are ISO text.

CREATE TABLE patient (
    rid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    archived INTEGER NOT NULL,
    merged_into TEXT NOT NULL,
    status TEXT NOT NULL,
    status_rank INTEGER NOT NULL,
    pending_review INTEGER NOT NULL,
    deceased INTEGER NOT NULL,
    is_restricted INTEGER NOT NULL,
    provider_id TEXT NOT NULL,
    provider_key TEXT NOT NULL DEFAULT '',
    family_name TEXT NOT NULL,
    given_name TEXT NOT NULL,
    preferred_name TEXT NOT NULL,
    former_names TEXT NOT NULL,
    name_key TEXT NOT NULL,
    initials TEXT NOT NULL,
    birth_date TEXT NOT NULL,
    birth_month_day TEXT NOT NULL,
    sex TEXT NOT NULL,
    mrn TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    state TEXT NOT NULL,
    identifiers TEXT NOT NULL,
    tags TEXT NOT NULL DEFAULT '',
    tag_words TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    status_changed_at INTEGER NOT NULL,
    contacted_at INTEGER NOT NULL DEFAULT 0,
    payer_id TEXT NOT NULL DEFAULT '',
    payer_name TEXT NOT NULL DEFAULT '',
    plan_name TEXT NOT NULL DEFAULT '',
    coverage_status TEXT NOT NULL DEFAULT '',
    coverage_ends_on TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE coverage (
    id TEXT PRIMARY KEY,
    patient_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    priority INTEGER NOT NULL,
    payer_id TEXT NOT NULL,
    payer_name TEXT NOT NULL,
    plan_name TEXT NOT NULL,
    member_id TEXT NOT NULL,
    status TEXT NOT NULL,
    begins_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    rejected INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- When somebody was last in touch with a patient; patients with whom nobody was are not here.
CREATE TABLE last_contact (
    patient_id TEXT PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The folded tags of all records, and how many patients bear each.
CREATE TABLE tag (
    word TEXT PRIMARY KEY,
    holders INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE provider (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    display_name TEXT NOT NULL,
    npi TEXT NOT NULL,
    user_id TEXT NOT NULL,
    is_active INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Alerts: codes and ids. `holds` says whether what the alert is about still does.
CREATE TABLE alert (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    kind TEXT NOT NULL,
    class TEXT NOT NULL,
    rank INTEGER NOT NULL,
    state TEXT NOT NULL,
    patient_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    facts TEXT NOT NULL,
    holds INTEGER NOT NULL,
    assigned_to TEXT NOT NULL,
    snoozed_until INTEGER NOT NULL,
    acknowledged_by TEXT NOT NULL,
    acknowledged_at INTEGER NOT NULL,
    escalation_level INTEGER NOT NULL,
    escalates_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Every form under which a part of somebody's name may be looked for.
CREATE TABLE name_part (
    part TEXT NOT NULL,
    rid INTEGER NOT NULL,
    PRIMARY KEY (part, rid)
) STRICT, WITHOUT ROWID;

-- MRN, telephone number, e-mail address and member ids, folded; `kind` is one letter.
CREATE TABLE identifier (
    value TEXT NOT NULL,
    kind TEXT NOT NULL,
    rid INTEGER NOT NULL,
    PRIMARY KEY (value, kind, rid)
) STRICT, WITHOUT ROWID;

-- The words of all names with one letter left out: two words within one typing error share an entry.
CREATE TABLE vocabulary (
    part TEXT PRIMARY KEY,
    holders INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE misspelling (
    form TEXT NOT NULL,
    part TEXT NOT NULL,
    PRIMARY KEY (form, part)
) STRICT, WITHOUT ROWID;

-- Counts by provider, status and restriction, kept by the rows themselves.
CREATE TABLE head_count (
    provider_id TEXT NOT NULL,
    status TEXT NOT NULL,
    is_restricted INTEGER NOT NULL,
    patients INTEGER NOT NULL,
    to_review INTEGER NOT NULL,
    PRIMARY KEY (provider_id, status, is_restricted)
) STRICT, WITHOUT ROWID;
