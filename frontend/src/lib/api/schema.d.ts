// Generated from the backend by `npm run client`; not edited by hand.
export interface paths {
    "/api/v1/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Alerts
         * @description A page of alerts, the most pressing first; `cursor` continues the same list.
         */
        get: operations["list_alerts"];
        put?: never;
        /**
         * Create Alert
         * @description Raise an alert by hand.
         */
        post: operations["create_alert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Acknowledge Alerts
         * @description Look after several alerts; each that could not be acknowledged is named with its reason.
         */
        put: operations["acknowledge_alerts"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/colleagues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Colleagues
         * @description Whom an alert can be given to.
         */
        get: operations["list_colleagues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count Alerts
         * @description How many alerts wait; what the badge shows.
         */
        get: operations["count_alerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Alert Preferences
         * @description How the caller wants to be told.
         */
        get: operations["get_alert_preferences"];
        /**
         * Put Alert Preferences
         * @description How the caller wants to be told from now on.
         */
        put: operations["put_alert_preferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{alert_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Alert
         * @description One alert.
         */
        get: operations["get_alert"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{alert_id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Acknowledge Alert
         * @description Look after an alert, with a note or without.
         */
        put: operations["acknowledge_alert"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{alert_id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Assign Alert
         * @description Give an alert to somebody, or back to everybody.
         */
        put: operations["assign_alert"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{alert_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Close Alert
         * @description An alert is dealt with.
         */
        put: operations["close_alert"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{alert_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Alert History
         * @description Every step of an alert, oldest first.
         */
        get: operations["get_alert_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{alert_id}/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Snooze Alert
         * @description Look at an alert again later.
         */
        put: operations["snooze_alert"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/get-session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Session
         * @description The caller's session, or null; a browser's cookie of a session that ended is taken away.
         */
        get: operations["get_session"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/jwks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Signing Keys
         * @description The public keys of the access tokens (RFC 7517).
         */
        get: operations["get_signing_keys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Me
         * @description The signed-in user, and what the role permits.
         */
        get: operations["me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refresh
         * @description Exchange the session token for a new one, with a fresh access token. Each token is good for one exchange.
         */
        post: operations["refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sign-in/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign In
         * @description Sign in with e-mail and password; the session travels in an httpOnly cookie.
         */
        post: operations["sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign Out
         * @description End the session, here and everywhere.
         */
        post: operations["sign_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Token
         * @description An access token for ten minutes, for the caller's session.
         */
        get: operations["get_token"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Dashboard
         * @description Counts of the caller's scope, and the patients who were changed last.
         */
        get: operations["get_dashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Live
         * @description The process answers.
         */
        get: operations["live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ready
         * @description 200 when requests are served, else 503 with the progress of the start.
         */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/eligibility": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import Eligibility
         * @description Take in X12 271 answers (XML or EDI); each file's outcome is reported, and good files never wait for bad ones.
         */
        post: operations["import_eligibility"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Jobs
         * @description Jobs, the newest first, and how many there are in each state.
         */
        get: operations["list_jobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Job
         * @description One job.
         */
        get: operations["get_job"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Job
         * @description End a job that waits, ask one that runs to end.
         */
        post: operations["cancel_job"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replay Job
         * @description Try a job anew that failed or was cancelled.
         */
        post: operations["replay_job"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Notices
         * @description Notices, the newest first; `next_cursor` continues the list.
         */
        get: operations["list_notices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbox/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Notice Templates
         * @description What notices say, with example counts.
         */
        get: operations["list_notice_templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Patients
         * @description A page of patients, by any filter and order; `cursor` continues the same list.
         */
        get: operations["list_patients"];
        put?: never;
        /**
         * Create Patient
         * @description A new patient begins as an inquiry. With an Idempotency-Key it may be sent twice.
         */
        post: operations["create_patient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patients/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search Patients
         * @description Find patients by parts of names, MRN, telephone number, e-mail, member id or birth date.
         */
        post: operations["search_patients"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patients/{patient_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Patient
         * @description One patient, whole.
         */
        get: operations["get_patient"];
        /**
         * Update Patient
         * @description The record as it shall be, made on the version that it names.
         */
        put: operations["update_patient"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patients/{patient_id}/coverages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Coverages
         * @description What insures the patient, primary first.
         */
        get: operations["get_coverages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patients/{patient_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get History
         * @description The patient's way through the workflow, oldest first.
         */
        get: operations["get_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patients/{patient_id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Status
         * @description Move a patient to another status of the care workflow.
         */
        put: operations["change_status"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Payers
         * @description Every payer, by name.
         */
        get: operations["list_payers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/practice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Practice
         * @description Name and time zone of the practice.
         */
        get: operations["get_practice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Providers
         * @description Every provider, by name.
         */
        get: operations["list_providers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Schedules
         * @description What happens by itself, and how it went last.
         */
        get: operations["list_schedules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedules/{name}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Pause Schedule
         * @description Stop a schedule for a while, or let it go on.
         */
        put: operations["pause_schedule"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedules/{name}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run Schedule
         * @description Do now what a schedule does.
         */
        post: operations["run_schedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Set Up State
         * @description Whether somebody can sign in already.
         */
        get: operations["get_set_up_state"];
        put?: never;
        /**
         * Set Up
         * @description Found the practice and make its first administrator.
         */
        post: operations["set_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take Mail Report
         * @description An event of a mail, signed by Resend; one that comes again changes nothing.
         */
        post: operations["take_mail_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/twilio": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take Message Report
         * @description A state of a text message, signed by Twilio; one that comes again changes nothing.
         */
        post: operations["take_message_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Address
         * @description A postal address in the United States.
         */
        Address: {
            /** City */
            city: string;
            /** Line1 */
            line1: string;
            /** Line2 */
            line2?: string | null;
            /** Postal Code */
            postal_code: string;
            /** State */
            state: string;
        };
        /**
         * AlertAcknowledge
         * @description Somebody looks after it.
         */
        AlertAcknowledge: {
            /** Note */
            note?: string | null;
        };
        /**
         * AlertAssign
         * @description Give an alert to somebody; None gives it back to everybody.
         */
        AlertAssign: {
            /** Note */
            note?: string | null;
            /** User Id */
            user_id: string | null;
        };
        /**
         * AlertChangePublic
         * @description One step in an alert's history.
         */
        AlertChangePublic: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** By Name */
            by_name?: string | null;
            /** Facts */
            facts?: {
                [key: string]: string | number;
            };
            /** Note */
            note?: string | null;
            step: components["schemas"]["AlertStep"];
        };
        /**
         * AlertClass
         * @description What an alert is about; preferences and filters speak of classes.
         * @enum {string}
         */
        AlertClass: "patient" | "insurance" | "birthday" | "system" | "security";
        /**
         * AlertClose
         * @description It is dealt with.
         */
        AlertClose: {
            /** Note */
            note?: string | null;
        };
        /**
         * AlertCounts
         * @description What the badge and the filters show; of the caller's scope, snoozed ones left out of `open`.
         */
        AlertCounts: {
            /** By Class */
            by_class: {
                [key: string]: number;
            };
            /** Mine */
            mine: number;
            /** Open */
            open: number;
            /** Urgent */
            urgent: number;
        };
        /**
         * AlertCreate
         * @description An alert that a person raises.
         */
        AlertCreate: {
            /** Assigned To */
            assigned_to?: string | null;
            /** Note */
            note: string;
            /** Patient Id */
            patient_id?: string | null;
            /** @default normal */
            priority: components["schemas"]["AlertPriority"];
        };
        /**
         * AlertKind
         * @description The closed list of reasons.
         * @enum {string}
         */
        AlertKind: "patient.urgent" | "patient.review" | "coverage.lost" | "coverage.ending" | "eligibility.rejected" | "patient.birthday" | "manual" | "job.dead" | "job.fruitless" | "schedule.missed" | "schedule.overdue" | "notice.failed" | "security.sign_in_locked";
        /**
         * AlertPage
         * @description A page of alerts, the most pressing first.
         */
        AlertPage: {
            counts: components["schemas"]["AlertCounts"];
            /** Items */
            items: components["schemas"]["AlertPublic"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /**
         * AlertPreferences
         * @description How one user wants to be told. The screen shows every alert; this is about mails and messages.
         *
         *     An urgent alert passes the quiet hours and `muted`, and leads to a mail where no other channel is chosen for it;
         *     the other alerts that are asked for are gathered into one notice. Quiet hours are counted in the practice's zone.
         */
        AlertPreferences: {
            /** Away Until */
            away_until?: string | null;
            /** Deputy Id */
            deputy_id?: string | null;
            /**
             * Email
             * @default [
             *       "high",
             *       "urgent"
             *     ]
             */
            email: components["schemas"]["AlertPriority"][];
            /** Email Address */
            email_address?: string | null;
            /**
             * Muted
             * @default [
             *       "birthday"
             *     ]
             */
            muted: components["schemas"]["AlertClass"][];
            /** Phone */
            phone?: string | null;
            /** Quiet From */
            quiet_from?: string | null;
            /** Quiet Until */
            quiet_until?: string | null;
            /**
             * Sms
             * @default [
             *       "urgent"
             *     ]
             */
            sms: components["schemas"]["AlertPriority"][];
        };
        /**
         * AlertPriority
         * @description How soon somebody has to look.
         * @enum {string}
         */
        AlertPriority: "low" | "normal" | "high" | "urgent";
        /**
         * AlertPublic
         * @description An alert as its readers see it. `patient_name` is there for those who may see the patient.
         */
        AlertPublic: {
            /** Acknowledged At */
            acknowledged_at: string | null;
            /** Acknowledged By */
            acknowledged_by: string | null;
            /** Acknowledged Name */
            acknowledged_name?: string | null;
            alert_class: components["schemas"]["AlertClass"];
            /** Assigned Name */
            assigned_name?: string | null;
            /** Assigned To */
            assigned_to: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Escalates At */
            escalates_at: string | null;
            /** Escalation Level */
            escalation_level: number;
            /** Facts */
            facts: {
                [key: string]: string | number;
            };
            /** Id */
            id: string;
            kind: components["schemas"]["AlertKind"];
            /** Patient Id */
            patient_id: string | null;
            /** Patient Name */
            patient_name?: string | null;
            priority: components["schemas"]["AlertPriority"];
            /** Snoozed Until */
            snoozed_until: string | null;
            state: components["schemas"]["AlertState"];
            /** Subject */
            subject: string | null;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * AlertSnooze
         * @description Look again later; None ends the pause.
         */
        AlertSnooze: {
            /** Until */
            until: string | null;
        };
        /**
         * AlertState
         * @description What became of an alert.
         * @enum {string}
         */
        AlertState: "open" | "acknowledged" | "closed";
        /**
         * AlertStep
         * @description One step in an alert's history.
         * @enum {string}
         */
        AlertStep: "raised" | "assigned" | "acknowledged" | "snoozed" | "escalated" | "closed" | "resolved";
        /**
         * AlertsAcknowledge
         * @description Somebody looks after several; each is told whether it went.
         */
        AlertsAcknowledge: {
            /** Alert Ids */
            alert_ids: string[];
            /** Note */
            note?: string | null;
        };
        /**
         * AlertsAcknowledged
         * @description What became of a bulk acknowledgement; nothing of it is lost to one that failed.
         */
        AlertsAcknowledged: {
            /** Acknowledged */
            acknowledged: string[];
            /** Refused */
            refused: {
                [key: string]: string;
            };
        };
        /**
         * Benefit
         * @description One line of the benefits. `total`, `remaining` and `met` are dollars; `share` is the patient's fraction.
         *
         *     `segments` are the positions in the payer's message that the line came from.
         */
        Benefit: {
            kind: components["schemas"]["BenefitKind"];
            /** Level */
            level?: string | null;
            /** Met */
            met?: string | null;
            network: components["schemas"]["Network"];
            /** Note */
            note?: string | null;
            /** Period */
            period?: string | null;
            /** Remaining */
            remaining?: string | null;
            /** Segments */
            segments?: number[];
            /** Service Type */
            service_type?: string | null;
            /** Share */
            share?: string | null;
            /** Total */
            total?: string | null;
        };
        /**
         * BenefitKind
         * @description What a benefit line speaks of (EB01).
         * @enum {string}
         */
        BenefitKind: "copay" | "coinsurance" | "deductible" | "out_of_pocket" | "limit";
        /** Body_import_eligibility */
        Body_import_eligibility: {
            /** Files */
            files: Blob[];
        };
        /**
         * BrokenRuleShown
         * @description One rule that the input broke: where, which, and what to do.
         */
        BrokenRuleShown: {
            /** Message */
            message: string;
            /** Place */
            place: string;
            /** Rule */
            rule: string;
        };
        /**
         * CheckOutcome
         * @description How the last eligibility check of a coverage ended.
         * @enum {string}
         */
        CheckOutcome: "answered" | "rejected" | "undetermined" | "needs_review";
        /**
         * Colleague
         * @description Somebody whom an alert can be given to.
         */
        Colleague: {
            /** Name */
            name: string;
            /** User Id */
            user_id: string;
        };
        /**
         * ContactConsents
         * @description Through which channels the patient agreed to be contacted.
         */
        ContactConsents: {
            /**
             * Email
             * @default false
             */
            email: boolean;
            /**
             * Phone
             * @default false
             */
            phone: boolean;
            /**
             * Sms
             * @default false
             */
            sms: boolean;
        };
        /**
         * CoveragePublic
         * @description One coverage of a patient as the API shows it.
         */
        CoveragePublic: {
            /** Begins On */
            begins_on: string | null;
            /** Benefits */
            benefits: components["schemas"]["Benefit"][];
            check_outcome: components["schemas"]["CheckOutcome"] | null;
            /** Checked At */
            checked_at: string | null;
            /** Ends On */
            ends_on: string | null;
            /** Group Number */
            group_number: string | null;
            /** Id */
            id: string;
            /** Insurance Type */
            insurance_type: string | null;
            /** Member Id */
            member_id: string | null;
            /** Patient Id */
            patient_id: string;
            /** Payer Id */
            payer_id: string;
            /** Payer Name */
            payer_name: string;
            /** Plan Name */
            plan_name: string | null;
            /** Priority */
            priority: number;
            /** Rejections */
            rejections: components["schemas"]["Rejection"][];
            relationship: components["schemas"]["Relationship"];
            status: components["schemas"]["CoverageStatus"];
            subscriber: components["schemas"]["Subscriber"] | null;
            /** Version */
            version: number;
        };
        /**
         * CoverageState
         * @description How a patient stands with insurance today.
         * @enum {string}
         */
        CoverageState: "active" | "ending_soon" | "ended" | "none";
        /**
         * CoverageStatus
         * @description What is known of a coverage. A payer that refuses to answer changes nothing here.
         * @enum {string}
         */
        CoverageStatus: "active" | "pending" | "inactive" | "undetermined";
        /**
         * Dashboard
         * @description What the dashboard shows when it is opened; `seq` is the last event that the counts include.
         */
        Dashboard: {
            counts: components["schemas"]["DashboardCounts"];
            /** Recent */
            recent: components["schemas"]["PatientListItem"][];
            /** Seq */
            seq: number;
        };
        /**
         * DashboardCounts
         * @description Counts of one scope; frames to browsers carry exactly this.
         */
        DashboardCounts: {
            /** By Coverage */
            by_coverage: {
                [key: string]: number;
            };
            /** By Status */
            by_status: {
                [key: string]: number;
            };
            /** Ending Soon */
            ending_soon: number;
            /** New This Month */
            new_this_month: number;
            /** To Review */
            to_review: number;
            /** Total */
            total: number;
        };
        /**
         * FileOutcome
         * @description How one file ended.
         * @enum {string}
         */
        FileOutcome: "created" | "updated" | "unchanged" | "rejected";
        /**
         * FileReport
         * @description What became of one file. `place` is a line, segment or loop; neither it nor `message` carries a value.
         */
        FileReport: {
            /** Code */
            code?: string | null;
            /** File */
            file: string;
            /** Message */
            message?: string | null;
            /** Needs Review */
            needs_review: boolean;
            outcome: components["schemas"]["FileOutcome"];
            /** Patients */
            patients: string[];
            /** Place */
            place?: string | null;
        };
        /**
         * ImportReport
         * @description What became of an import.
         */
        ImportReport: {
            /** Created */
            created: number;
            /** Files */
            files: components["schemas"]["FileReport"][];
            /** Rejected */
            rejected: number;
            /** Unchanged */
            unchanged: number;
            /** Updated */
            updated: number;
        };
        /**
         * JobKind
         * @description The closed list of work that is done later.
         * @enum {string}
         */
        JobKind: "birthday_alerts" | "insurance_sync" | "coverage_watch" | "clean_up" | "escalation" | "notice_digest" | "notice_send" | "notice_check" | "keys_reseal";
        /**
         * JobPage
         * @description Jobs of one state, the newest first, and how many there are in each.
         */
        JobPage: {
            /** Counts */
            counts: {
                [key: string]: number;
            };
            /** Items */
            items: components["schemas"]["JobPublic"][];
            /** Next Before */
            next_before?: string | null;
        };
        /**
         * JobPriority
         * @description What is taken first among what is due.
         * @enum {integer}
         */
        JobPriority: 1 | 2 | 3 | 4;
        /**
         * JobPublic
         * @description A job as the administrator sees it.
         */
        JobPublic: {
            /** Attempts */
            attempts: number;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Done */
            done: number | null;
            /** Due */
            due: number | null;
            /** Failure */
            failure: string | null;
            /** Finished At */
            finished_at: string | null;
            /** Id */
            id: string;
            /** Is Cancel Requested */
            is_cancel_requested: boolean;
            kind: components["schemas"]["JobKind"];
            /** Most Attempts */
            most_attempts: number;
            priority: components["schemas"]["JobPriority"];
            /** Progress */
            progress: number;
            /** Requested By */
            requested_by: string;
            /**
             * Run At
             * Format: date-time
             */
            run_at: string;
            /** Started At */
            started_at: string | null;
            state: components["schemas"]["JobState"];
            /** Total */
            total: number | null;
        };
        /**
         * JobState
         * @description How a job stands.
         * @enum {string}
         */
        JobState: "queued" | "running" | "done" | "dead" | "cancelled";
        /**
         * Liveness
         * @description The process answers.
         */
        Liveness: {
            /** Status */
            status: string;
            /** Version */
            version: string;
        };
        /**
         * Me
         * @description The signed-in user, and what the role permits.
         */
        Me: {
            /** Email */
            email: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Permissions */
            permissions: components["schemas"]["Permission"][];
            /** Provider Id */
            provider_id: string | null;
            role: components["schemas"]["Role"];
        };
        /**
         * Network
         * @description To which providers a line applies (EB12); blank is not in-network.
         * @enum {string}
         */
        Network: "in" | "out" | "both" | "unspecified";
        /**
         * NoticeChannel
         * @description A way to reach somebody who is not looking at the screen.
         * @enum {string}
         */
        NoticeChannel: "email" | "sms";
        /**
         * NoticePage
         * @description The outbox, the newest first.
         */
        NoticePage: {
            /** Counts */
            counts: {
                [key: string]: number;
            };
            /** Has Mail Provider */
            has_mail_provider: boolean;
            /** Has Sms Provider */
            has_sms_provider: boolean;
            /** Items */
            items: components["schemas"]["NoticePublic"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /**
         * NoticePreview
         * @description A template with example counts.
         */
        NoticePreview: {
            channel: components["schemas"]["NoticeChannel"];
            /** Html */
            html: string | null;
            /** Subject */
            subject: string | null;
            template: components["schemas"]["NoticeTemplate"];
            /** Text */
            text: string;
        };
        /**
         * NoticePublic
         * @description A notice in the outbox: what was, or would have been, sent.
         */
        NoticePublic: {
            /** Alerts */
            alerts: number;
            /** Attempts */
            attempts: number;
            channel: components["schemas"]["NoticeChannel"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Failure */
            failure: string | null;
            /** Id */
            id: string;
            /** Provider Id */
            provider_id: string | null;
            /** Recipient */
            recipient: string;
            /** Reported At */
            reported_at: string | null;
            /** Sent At */
            sent_at: string | null;
            state: components["schemas"]["NoticeState"];
            /** Subject */
            subject: string | null;
            template: components["schemas"]["NoticeTemplate"];
            /** Text */
            text: string;
            /** User Id */
            user_id: string;
            /** User Name */
            user_name?: string | null;
        };
        /**
         * NoticeState
         * @description What became of a notice.
         * @enum {string}
         */
        NoticeState: "waiting" | "sending" | "sent" | "delivered" | "bounced" | "failed" | "unknown" | "suppressed" | "kept";
        /**
         * NoticeTemplate
         * @description What a notice says; the words stand in templates and know counts and a link.
         * @enum {string}
         */
        NoticeTemplate: "urgent" | "digest" | "escalation" | "security";
        /**
         * PatientCreate
         * @description A new patient. Only the name and the birth date must be known.
         */
        PatientCreate: {
            address?: components["schemas"]["Address"] | null;
            /**
             * Birth Date
             * Format: date
             */
            birth_date: string;
            contact_consents?: components["schemas"]["ContactConsents"];
            /** Email */
            email?: string | null;
            emergency_contact?: components["schemas"]["RelatedPerson"] | null;
            /** Family Name */
            family_name: string;
            /** Former Names */
            former_names?: string[];
            /** Gender Identity */
            gender_identity?: string | null;
            /** Given Name */
            given_name: string;
            /** Language */
            language?: string | null;
            /** Middle Name */
            middle_name?: string | null;
            /** Mrn */
            mrn?: string | null;
            /** Name Suffix */
            name_suffix?: string | null;
            /** Notes */
            notes?: string | null;
            /** Phones */
            phones?: components["schemas"]["Phone"][];
            /** Preferred Name */
            preferred_name?: string | null;
            /** Privacy Notice On */
            privacy_notice_on?: string | null;
            /** Provider Id */
            provider_id?: string | null;
            responsible_party?: components["schemas"]["RelatedPerson"] | null;
            /** @default unknown */
            sex: components["schemas"]["Sex"];
            /** Tags */
            tags?: string[];
        };
        /**
         * PatientListItem
         * @description One row of a list.
         */
        PatientListItem: {
            /** Archived */
            archived: boolean;
            /**
             * Birth Date
             * Format: date
             */
            birth_date: string;
            /** Coverage Ends On */
            coverage_ends_on: string | null;
            coverage_status: components["schemas"]["CoverageStatus"] | null;
            /** Family Name */
            family_name: string;
            /** Given Name */
            given_name: string;
            /** Id */
            id: string;
            /** Mrn */
            mrn: string | null;
            /** Payer Name */
            payer_name: string | null;
            /** Pending Review */
            pending_review: boolean;
            /** Phone */
            phone: string | null;
            /** Plan Name */
            plan_name: string | null;
            /** Preferred Name */
            preferred_name: string | null;
            /** Provider Id */
            provider_id: string | null;
            /** Provider Name */
            provider_name: string | null;
            sex: components["schemas"]["Sex"];
            status: components["schemas"]["PatientStatus"];
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * PatientOrder
         * @description By what a list can be sorted.
         * @enum {string}
         */
        PatientOrder: "name" | "birth_date" | "mrn" | "status" | "updated" | "created" | "coverage_end" | "payer";
        /**
         * PatientPage
         * @description A page of a list. `total` is exact; `next_cursor` is None on the last page.
         */
        PatientPage: {
            /** Items */
            items: components["schemas"]["PatientListItem"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total: number;
        };
        /**
         * PatientPublic
         * @description A patient as the API shows one.
         */
        PatientPublic: {
            address: components["schemas"]["Address"] | null;
            /** Archived At */
            archived_at: string | null;
            /**
             * Birth Date
             * Format: date
             */
            birth_date: string;
            contact_consents: components["schemas"]["ContactConsents"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Deceased */
            deceased: boolean;
            /** Deceased On */
            deceased_on: string | null;
            /** Email */
            email: string | null;
            emergency_contact: components["schemas"]["RelatedPerson"] | null;
            /** Family Name */
            family_name: string;
            /** Former Names */
            former_names: string[];
            /** Gender Identity */
            gender_identity: string | null;
            /** Given Name */
            given_name: string;
            /** Id */
            id: string;
            /** Language */
            language: string | null;
            /** Merged Into */
            merged_into: string | null;
            /** Middle Name */
            middle_name: string | null;
            /** Mrn */
            mrn: string | null;
            /** Name Suffix */
            name_suffix: string | null;
            /** Next Statuses */
            next_statuses: components["schemas"]["PatientStatus"][];
            /** Notes */
            notes: string | null;
            /** Pending Review */
            pending_review: boolean;
            /** Phones */
            phones: components["schemas"]["Phone"][];
            /** Preferred Name */
            preferred_name: string | null;
            /** Privacy Notice On */
            privacy_notice_on: string | null;
            /** Provider Id */
            provider_id: string | null;
            responsible_party: components["schemas"]["RelatedPerson"] | null;
            sex: components["schemas"]["Sex"];
            status: components["schemas"]["PatientStatus"];
            status_before_urgent: components["schemas"]["PatientStatus"] | null;
            /**
             * Status Changed At
             * Format: date-time
             */
            status_changed_at: string;
            /** Status Reason */
            status_reason: string | null;
            /** Tags */
            tags: string[];
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * PatientStatus
         * @description Where a patient stands in the care workflow.
         * @enum {string}
         */
        PatientStatus: "inquiry" | "onboarding" | "active" | "churned" | "urgent";
        /**
         * PatientUpdate
         * @description The whole record as it shall be; `version` is the one that the change was made on.
         */
        PatientUpdate: {
            address?: components["schemas"]["Address"] | null;
            /**
             * Birth Date
             * Format: date
             */
            birth_date: string;
            contact_consents?: components["schemas"]["ContactConsents"];
            /** Email */
            email?: string | null;
            emergency_contact?: components["schemas"]["RelatedPerson"] | null;
            /** Family Name */
            family_name: string;
            /** Former Names */
            former_names?: string[];
            /** Gender Identity */
            gender_identity?: string | null;
            /** Given Name */
            given_name: string;
            /** Language */
            language?: string | null;
            /** Middle Name */
            middle_name?: string | null;
            /** Mrn */
            mrn?: string | null;
            /** Name Suffix */
            name_suffix?: string | null;
            /** Notes */
            notes?: string | null;
            /** Phones */
            phones?: components["schemas"]["Phone"][];
            /** Preferred Name */
            preferred_name?: string | null;
            /** Privacy Notice On */
            privacy_notice_on?: string | null;
            /** Provider Id */
            provider_id?: string | null;
            responsible_party?: components["schemas"]["RelatedPerson"] | null;
            /** @default unknown */
            sex: components["schemas"]["Sex"];
            /** Tags */
            tags?: string[];
            /** Version */
            version: number;
        };
        /**
         * PayerKind
         * @description The line of business that a payer stands for.
         * @enum {string}
         */
        PayerKind: "commercial" | "medicare" | "medicaid";
        /**
         * PayerPublic
         * @description A payer as the API shows one.
         */
        PayerPublic: {
            /** Code */
            code: string;
            /** Id */
            id: string;
            kind: components["schemas"]["PayerKind"];
            /** Name */
            name: string;
        };
        /**
         * Permission
         * @description One thing that a role can hold.
         * @enum {string}
         */
        Permission: "patient.read" | "patient.write" | "dashboard.read" | "import.run" | "user.manage" | "practice.manage" | "audit.read" | "alert.read" | "alert.write" | "job.manage" | "account.own";
        /**
         * Phone
         * @description One telephone number, in E.164.
         */
        Phone: {
            /** @default mobile */
            kind: components["schemas"]["PhoneKind"];
            /** Number */
            number: string;
        };
        /**
         * PhoneKind
         * @description What a telephone number is used for (FHIR contact-point-use, and mobile).
         * @enum {string}
         */
        PhoneKind: "mobile" | "home" | "work";
        /**
         * PracticePublic
         * @description What every signed-in person may know of the practice.
         */
        PracticePublic: {
            /** Is Demo */
            is_demo: boolean;
            /** Name */
            name: string;
            /** Npi */
            npi: string | null;
            /** Zone */
            zone: string;
        };
        /**
         * Problem
         * @description RFC 9457 problem details.
         */
        Problem: {
            /** Broken Rules */
            broken_rules?: components["schemas"]["BrokenRuleShown"][];
            /** Code */
            code: string;
            /**
             * Progress
             * @default null
             */
            progress: number | null;
            /**
             * Request Id
             * @default null
             */
            request_id: string | null;
            /** Status */
            status: number;
            /** Title */
            title: string;
            /**
             * Type
             * @example urn:pfinni:problem:stale_patient
             */
            type: string;
        };
        /**
         * ProviderPublic
         * @description A provider as the API shows one.
         */
        ProviderPublic: {
            /** Display Name */
            display_name: string;
            /** Id */
            id: string;
            /** Is Active */
            is_active: boolean;
            /** Npi */
            npi: string | null;
            /** User Id */
            user_id: string | null;
        };
        /**
         * Readiness
         * @description Whether requests are served. `progress` runs from 0 to 1 while the directory is being filled.
         */
        Readiness: {
            /** Is Ready */
            is_ready: boolean;
            /** Mode */
            mode: string;
            /** Progress */
            progress: number;
            /** Store Is Up */
            store_is_up: boolean;
        };
        /**
         * RefreshRequest
         * @description The session token of a client without cookies; browsers send nothing, their cookie is the token.
         */
        RefreshRequest: {
            /** Refresh Token */
            refresh_token?: string | null;
        };
        /**
         * Rejection
         * @description One AAA segment: where in the message, which code, and what the payer wants done next.
         */
        Rejection: {
            /** Code */
            code: string;
            /** Follow Up */
            follow_up?: string | null;
            /** Loop */
            loop: string;
            /** Meaning */
            meaning: string;
        };
        /**
         * RelatedPerson
         * @description Somebody who stands beside the patient: an emergency contact, or who answers for a minor.
         */
        RelatedPerson: {
            /** Name */
            name: string;
            /** Phone */
            phone?: string | null;
            /** Relationship */
            relationship: string;
        };
        /**
         * Relationship
         * @description The patient's relationship to the subscriber (INS02: 18, 01, 19, G8 and others).
         * @enum {string}
         */
        Relationship: "self" | "spouse" | "child" | "other";
        /**
         * Role
         * @description The owner's three roles. What each may do stands in `core.permissions`.
         * @enum {string}
         */
        Role: "provider" | "admin" | "audit";
        /**
         * RunOutcome
         * @description How the last run of a schedule ended.
         * @enum {string}
         */
        RunOutcome: "done" | "nothing_done" | "failed" | "cancelled" | "missed";
        /**
         * ScheduleName
         * @description The closed list of what happens by itself.
         * @enum {string}
         */
        ScheduleName: "birthday_alerts" | "insurance_sync" | "coverage_watch" | "clean_up" | "escalation";
        /**
         * SchedulePause
         * @description Stop a schedule for a while, or let it go on.
         */
        SchedulePause: {
            /** Is Paused */
            is_paused: boolean;
        };
        /**
         * SchedulePublic
         * @description A schedule as the administrator sees it; times are moments, the cron expression counts in `zone`.
         */
        SchedulePublic: {
            /** Cron */
            cron: string;
            /** Is Paused */
            is_paused: boolean;
            kind: components["schemas"]["JobKind"];
            /** Last Done */
            last_done: number | null;
            /** Last Due */
            last_due: number | null;
            /** Last Finished At */
            last_finished_at: string | null;
            last_outcome: components["schemas"]["RunOutcome"] | null;
            /** Last Run At */
            last_run_at: string | null;
            name: components["schemas"]["ScheduleName"];
            /**
             * Next Run At
             * Format: date-time
             */
            next_run_at: string;
            /** Zone */
            zone: string;
        };
        /**
         * SearchRequest
         * @description Words as they were typed; they travel in a body, because addresses end up in logs.
         */
        SearchRequest: {
            /**
             * Archived
             * @default false
             */
            archived: boolean;
            /**
             * Limit
             * @default 20
             */
            limit: number;
            /** Text */
            text: string;
        };
        /**
         * SearchResult
         * @description Who was found, family names first; `is_forgiven` says that a typing error was read over.
         */
        SearchResult: {
            /** Has More */
            has_more: boolean;
            /** Is Forgiven */
            is_forgiven: boolean;
            /** Items */
            items: components["schemas"]["PatientListItem"][];
        };
        /**
         * SetUpRequest
         * @description What set-up asks. `recovery_code` is what `pfinni keys confirm PATH` prints for a copy that opens.
         */
        SetUpRequest: {
            /** Email */
            email: string;
            /** Name */
            name: string;
            /**
             * Password
             * Format: password
             */
            password: string;
            /** Practice Name */
            practice_name: string;
            /** Recovery Code */
            recovery_code: string;
            /**
             * Token
             * Format: password
             */
            token: string;
            /** Zone */
            zone: string;
        };
        /**
         * SetUpState
         * @description Whether set-up is still to be done.
         */
        SetUpState: {
            /** Is Needed */
            is_needed: boolean;
        };
        /**
         * Sex
         * @description Administrative sex, as payers ask for it (FHIR administrative-gender).
         * @enum {string}
         */
        Sex: "female" | "male" | "other" | "unknown";
        /**
         * SignInRequest
         * @description Better Auth: POST /sign-in/email.
         */
        SignInRequest: {
            /** Callbackurl */
            callbackURL?: string | null;
            /** Email */
            email: string;
            /**
             * Password
             * Format: password
             */
            password: string;
            /**
             * Rememberme
             * @default true
             */
            rememberMe: boolean;
        };
        /**
         * StatusChange
         * @description A move in the care workflow, made on the version that the person looked at.
         */
        StatusChange: {
            /** Reason */
            reason?: string | null;
            status: components["schemas"]["PatientStatus"];
            /** Version */
            version: number;
        };
        /**
         * StatusChangePublic
         * @description One step of a patient's way through the workflow.
         */
        StatusChangePublic: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            from_status: components["schemas"]["PatientStatus"] | null;
            /** Reason */
            reason: string | null;
            to_status: components["schemas"]["PatientStatus"];
        };
        /**
         * Subscriber
         * @description Who holds the insurance, when it is not the patient.
         */
        Subscriber: {
            /** Birth Date */
            birth_date?: string | null;
            /** Family Name */
            family_name: string;
            /** Given Name */
            given_name?: string | null;
            /** @default unknown */
            sex: components["schemas"]["Sex"];
        };
        /**
         * TokenPair
         * @description An access token for ten minutes, and the token that refreshes it; each works until it is exchanged.
         *
         *     A browser gets no refresh token to read: its own travels in the httpOnly cookie.
         */
        TokenPair: {
            /** Access Token */
            access_token: string;
            /** Expires In */
            expires_in: number;
            /** Refresh Token */
            refresh_token: string | null;
            /**
             * Token Type
             * @default Bearer
             */
            token_type: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_alerts: {
        parameters: {
            query?: {
                state?: components["schemas"]["AlertState"] | null;
                alert_class?: components["schemas"]["AlertClass"] | null;
                priority?: components["schemas"]["AlertPriority"] | null;
                patient_id?: string | null;
                mine?: boolean;
                snoozed?: boolean;
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertPage"];
                };
            };
            /** @description `cursor_unreadable`: This page cannot be continued. Load the list anew. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "cursor_unreadable";
                    };
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    create_alert: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertPublic"];
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `patient_not_found`: There is no such patient here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "patient_not_found";
                    };
                };
            };
            /** @description `colleague_unknown`: Choose somebody who works with alerts. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "colleague_unknown";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    acknowledge_alerts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertsAcknowledge"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertsAcknowledged"];
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    list_colleagues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Colleague"][];
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    count_alerts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertCounts"];
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    get_alert_preferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertPreferences"];
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    put_alert_preferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertPreferences"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertPreferences"];
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `stale_alert`: Somebody else has changed this alert just now. Look at it again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "stale_alert";
                    };
                };
            };
            /** @description `colleague_unknown`: Choose somebody who works with alerts. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "colleague_unknown";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    get_alert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                alert_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertPublic"];
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `alert_not_found`: There is nothing here that you may see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "alert_not_found";
                    };
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    acknowledge_alert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                alert_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertAcknowledge"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertPublic"];
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `alert_not_found`: There is nothing here that you may see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "alert_not_found";
                    };
                };
            };
            /** @description `alert_closed`: This alert is closed already. · `stale_alert`: Somebody else has changed this alert just now. Look at it again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "alert_closed" | "stale_alert";
                    };
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    assign_alert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                alert_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertAssign"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertPublic"];
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `alert_not_found`: There is nothing here that you may see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "alert_not_found";
                    };
                };
            };
            /** @description `alert_closed`: This alert is closed already. · `stale_alert`: Somebody else has changed this alert just now. Look at it again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "alert_closed" | "stale_alert";
                    };
                };
            };
            /** @description `colleague_unknown`: Choose somebody who works with alerts. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "colleague_unknown";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    close_alert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                alert_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertClose"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertPublic"];
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `alert_not_found`: There is nothing here that you may see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "alert_not_found";
                    };
                };
            };
            /** @description `alert_closed`: This alert is closed already. · `stale_alert`: Somebody else has changed this alert just now. Look at it again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "alert_closed" | "stale_alert";
                    };
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    get_alert_history: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                alert_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertChangePublic"][];
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `alert_not_found`: There is nothing here that you may see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "alert_not_found";
                    };
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    snooze_alert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                alert_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertSnooze"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertPublic"];
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `alert_not_found`: There is nothing here that you may see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "alert_not_found";
                    };
                };
            };
            /** @description `alert_closed`: This alert is closed already. · `stale_alert`: Somebody else has changed this alert just now. Look at it again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "alert_closed" | "stale_alert";
                    };
                };
            };
            /** @description `snooze_out_of_range`: Choose a time within the next 30 days. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "snooze_out_of_range";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    get_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
        };
    };
    get_signing_keys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
        };
    };
    refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RefreshRequest"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenPair"];
                };
            };
            /** @description `refresh_refused`: Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "refresh_refused";
                    };
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
        };
    };
    sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
        };
    };
    get_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
        };
    };
    get_dashboard: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dashboard"];
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Liveness"];
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    import_eligibility: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_import_eligibility"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `lease_held`: This is being done already. Try again when it has ended. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "lease_held";
                    };
                };
            };
            /** @description `nothing_to_import`: Choose at least one file. · `too_many_files`: Import at most 500 files at once. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "nothing_to_import" | "too_many_files";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    list_jobs: {
        parameters: {
            query?: {
                state?: components["schemas"]["JobState"] | null;
                kind?: components["schemas"]["JobKind"] | null;
                before?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobPage"];
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    get_job: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobPublic"];
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `job_not_found`: There is nothing here that you may see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "job_not_found";
                    };
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    cancel_job: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobPublic"];
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `job_not_found`: There is nothing here that you may see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "job_not_found";
                    };
                };
            };
            /** @description `job_not_cancellable`: This job has ended already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "job_not_cancellable";
                    };
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    replay_job: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobPublic"];
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `job_not_found`: There is nothing here that you may see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "job_not_found";
                    };
                };
            };
            /** @description `job_not_replayable`: Only a job that failed or was cancelled can be replayed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "job_not_replayable";
                    };
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    list_notices: {
        parameters: {
            query?: {
                state?: components["schemas"]["NoticeState"] | null;
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePage"];
                };
            };
            /** @description `cursor_unreadable`: This page cannot be continued. Load the list anew. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "cursor_unreadable";
                    };
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    list_notice_templates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePreview"][];
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    list_patients: {
        parameters: {
            query?: {
                status?: components["schemas"]["PatientStatus"][];
                provider_id?: string | null;
                payer_id?: string | null;
                coverage?: components["schemas"]["CoverageState"] | null;
                pending_review?: boolean | null;
                archived?: boolean;
                order?: components["schemas"]["PatientOrder"];
                descending?: boolean;
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatientPage"];
                };
            };
            /** @description `cursor_unreadable`: This page cannot be continued. Load the list anew. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "cursor_unreadable";
                    };
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    create_patient: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatientCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatientPublic"];
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `mrn_taken`: Another patient has this medical record number. · `idempotency_key_reused`: This Idempotency-Key was used for another request. Take a new one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused" | "mrn_taken";
                    };
                };
            };
            /** @description `provider_unknown`: The assigned provider is not known here. · `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "provider_unknown" | "validation_failed";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    search_patients: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchResult"];
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    get_patient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                patient_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatientPublic"];
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `patient_not_found`: There is no such patient here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "patient_not_found";
                    };
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    update_patient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                patient_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatientUpdate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatientPublic"];
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `patient_not_found`: There is no such patient here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "patient_not_found";
                    };
                };
            };
            /** @description `stale_patient`: Somebody else changed this patient just now. Look at the new version, then decide again. · `mrn_taken`: Another patient has this medical record number. · `patient_archived`: This patient is archived and cannot be changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "mrn_taken" | "patient_archived" | "stale_patient";
                    };
                };
            };
            /** @description `provider_unknown`: The assigned provider is not known here. · `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "provider_unknown" | "validation_failed";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    get_coverages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                patient_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoveragePublic"][];
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `patient_not_found`: There is no such patient here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "patient_not_found";
                    };
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    get_history: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                patient_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusChangePublic"][];
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `patient_not_found`: There is no such patient here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "patient_not_found";
                    };
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    change_status: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                patient_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatientPublic"];
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `patient_not_found`: There is no such patient here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "patient_not_found";
                    };
                };
            };
            /** @description `stale_patient`: Somebody else changed this patient just now. Look at the new version, then decide again. · `status_change_not_allowed`: The workflow does not allow this move from the patient's present status. · `patient_archived`: This patient is archived and cannot be changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "patient_archived" | "stale_patient" | "status_change_not_allowed";
                    };
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    list_payers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayerPublic"][];
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    get_practice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PracticePublic"];
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `practice_not_set_up`: This practice is not set up yet. Open the set-up page with the token from the console. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "practice_not_set_up";
                    };
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    list_providers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderPublic"][];
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    list_schedules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchedulePublic"][];
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    pause_schedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: components["schemas"]["ScheduleName"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SchedulePause"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchedulePublic"];
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `schedule_not_found`: There is nothing here that you may see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "schedule_not_found";
                    };
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    run_schedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: components["schemas"]["ScheduleName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobPublic"];
                };
            };
            /** @description `not_signed_in`: Please sign in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_signed_in";
                    };
                };
            };
            /** @description `not_permitted`: Your role does not permit this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_permitted";
                    };
                };
            };
            /** @description `schedule_not_found`: There is nothing here that you may see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "schedule_not_found";
                    };
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. Please wait a moment. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description `starting`: PFINNI is starting and will be ready in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "starting";
                    };
                };
            };
        };
    };
    get_set_up_state: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetUpState"];
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
        };
    };
    set_up: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetUpRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetUpState"];
                };
            };
            /** @description `set_up_token_wrong`: This set-up token is not valid. Restart PFINNI for a new one; it is printed on the console. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "set_up_token_wrong";
                    };
                };
            };
            /** @description `already_set_up`: This practice is set up already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "already_set_up";
                    };
                };
            };
            /** @description `recovery_copy_unconfirmed`: Copy the keys (pfinni keys copy), then enter the code that `pfinni keys confirm` prints for the copy. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "recovery_copy_unconfirmed";
                    };
                };
            };
        };
    };
    take_mail_report: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `report_refused`: This report is not signed by the provider. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "report_refused";
                    };
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
        };
    };
    take_message_report: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `report_refused`: This report is not signed by the provider. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "report_refused";
                    };
                };
            };
            /** @description `validation_failed`: Some fields need another look. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "validation_failed";
                    };
                };
            };
        };
    };
}
