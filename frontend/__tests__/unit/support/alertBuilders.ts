import type { Alert, AlertCounts, Job, Notice, Schedule } from '@/lib/api/shapes';

export function anAlert(facts: Partial<Alert> = {}): Alert {
  return {
    id: 'aaaaaaaaaaaaaaaaaaa2',
    version: 1,
    kind: 'coverage.lost',
    alert_class: 'insurance',
    priority: 'high',
    state: 'open',
    created_at: '2026-11-25T17:04:13Z',
    updated_at: '2026-11-25T17:04:13Z',
    patient_id: 'aaaaaaaaaaaaaaaaaaaa',
    patient_name: 'Kestrel Jessamy',
    subject: null,
    facts: {},
    assigned_to: null,
    assigned_name: null,
    snoozed_until: null,
    acknowledged_by: null,
    acknowledged_name: null,
    acknowledged_at: null,
    escalation_level: 0,
    escalates_at: null,
    ...facts,
  };
}

export function alertCounts(facts: Partial<AlertCounts> = {}): AlertCounts {
  return { open: 2, urgent: 0, mine: 0, by_class: { insurance: 2 }, ...facts };
}

export function aJob(facts: Partial<Job> = {}): Job {
  return {
    id: 'jjjjjjjjjjjjjjjjjjjj',
    kind: 'insurance_sync',
    priority: 3,
    state: 'dead',
    run_at: '2026-11-25T07:00:00Z',
    created_at: '2026-11-25T07:00:00Z',
    requested_by: 'system:scheduler',
    attempts: 5,
    most_attempts: 5,
    started_at: '2026-11-25T07:00:01Z',
    finished_at: '2026-11-25T07:30:00Z',
    progress: 0,
    total: null,
    due: null,
    done: null,
    failure: 'clearinghouse_unavailable',
    is_cancel_requested: false,
    ...facts,
  };
}

export function aSchedule(facts: Partial<Schedule> = {}): Schedule {
  return {
    name: 'birthday_alerts',
    kind: 'birthday_alerts',
    cron: '0 6 * * *',
    zone: 'America/New_York',
    is_paused: false,
    next_run_at: '2099-01-05T11:00:00Z',
    last_run_at: '2026-11-25T11:00:00Z',
    last_finished_at: '2026-11-25T11:00:02Z',
    last_outcome: 'done',
    last_due: 3,
    last_done: 3,
    ...facts,
  };
}

export function aNotice(facts: Partial<Notice> = {}): Notice {
  return {
    id: 'nnnnnnnnnnnnnnnnnnnn',
    channel: 'email',
    template: 'urgent',
    state: 'kept',
    user_id: 'uuuuuuuuuuuuuuuuuuuu',
    user_name: 'Jordan Avery',
    recipient: 'admin@example.com',
    subject: '1 urgent alert waits for you',
    text: 'Please look now.\nhttp://localhost:3000/pfinni/alerts',
    alerts: 1,
    created_at: '2026-11-25T11:00:00Z',
    sent_at: null,
    reported_at: null,
    provider_id: null,
    attempts: 0,
    failure: null,
    ...facts,
  };
}
