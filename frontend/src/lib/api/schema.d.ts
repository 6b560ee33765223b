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
    "/api/v1/audit/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Audit Choices
         * @description The staff and the actions, for the choice of which entries are shown.
         */
        get: operations["get_audit_choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Audit Entries
         * @description Entries, the newest first; `next_cursor` continues the list, also where a page is short.
         */
        get: operations["list_audit_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/entries/{entry_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Audit Entry
         * @description One entry, with everybody it names and the reason that was given.
         */
        get: operations["get_audit_entry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Export Audit
         * @description Signed blocks with every entry of a range, to be checked by `pfinni audit verify FILE` anywhere.
         */
        post: operations["export_audit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/exports/table": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Export Audit Table
         * @description The entries of a filter as a table (CSV) for people, the newest first, without reasons.
         */
        post: operations["export_audit_table"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/subjects/{subject_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Audit Trail
         * @description Everything that was done with one patient's record, or with one user's account.
         */
        get: operations["get_audit_trail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Audit Verification
         * @description What the last full check of the chain found, how much was sealed since, and how far a running check is.
         */
        get: operations["get_audit_verification"];
        put?: never;
        /**
         * Start Audit Verification
         * @description Check the whole chain; a check that waits or runs already is the one that was asked for.
         */
        post: operations["start_audit_verification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/admin/ban-user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ban User
         * @description Close the account.
         */
        post: operations["ban_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/admin/create-user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create User As Better Auth
         * @description Invite somebody; the user begins, with an id of its own, when the invitation is taken.
         */
        post: operations["create_user_as_better_auth"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/admin/get-user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get User As Better Auth
         * @description One user.
         */
        get: operations["get_user_as_better_auth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/admin/has-permission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Has Permission
         * @description Whether the caller holds all of these.
         */
        post: operations["has_permission"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/admin/impersonate-user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Impersonate User
         * @description Refused to everybody: the audit trail says who did what.
         */
        post: operations["impersonate_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/admin/list-user-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List User Sessions
         * @description The sessions of one user.
         */
        post: operations["list_user_sessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/admin/list-users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Users As Better Auth
         * @description Everybody who can sign in, could, or asked to.
         */
        get: operations["list_users_as_better_auth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/admin/remove-user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove User As Better Auth
         * @description Close the account: users are never deleted, because the audit trail names them.
         */
        post: operations["remove_user_as_better_auth"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/admin/revoke-user-session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke User Session
         * @description Sign the user out on one device.
         */
        post: operations["revoke_user_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/admin/revoke-user-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke User Sessions
         * @description Sign the user out everywhere.
         */
        post: operations["revoke_user_sessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/admin/set-role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set Role
         * @description Another role; the user's sessions end.
         */
        post: operations["set_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/admin/set-user-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set User Password
         * @description Refused to everybody: a password is known to its owner alone.
         */
        post: operations["set_user_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/admin/unban-user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unban User
         * @description Open the account again.
         */
        post: operations["unban_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/admin/update-user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Update User As Better Auth
         * @description Name, address or role.
         */
        post: operations["update_user_as_better_auth"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/change-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change Password
         * @description Change one's own password; every other session of one's own ends.
         */
        post: operations["change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/forgot-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Forgot Password
         * @description Ask for a mail with a link to a new password. Whether the address is known is told by the mailbox alone.
         */
        post: operations["forgot_password"];
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
         * @description The caller's session, or null; the cookie of a session that ended goes, unless it can still be told why.
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
    "/api/v1/auth/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look Up Invitation
         * @description Whom an invitation is for, before the form is filled in. The token travels in the body, not in an address.
         */
        post: operations["look_up_invitation"];
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
    "/api/v1/auth/list-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Sessions
         * @description One's own sessions, the newest first.
         */
        get: operations["list_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Login
         * @description Sign in with e-mail and password; the answer of `/sign-in/email`, with a pair of tokens for programs.
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Logout
         * @description End the session, here and everywhere.
         */
        post: operations["logout"];
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
         * @description The signed-in user, and what may be done.
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
    "/api/v1/auth/passkey/delete-passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete Passkey
         * @description Take a passkey away.
         */
        post: operations["delete_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkey/generate-authenticate-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Generate Authenticate Options
         * @description Options for the browser to sign in with a passkey; they name nobody's.
         */
        get: operations["generate_authenticate_options"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkey/generate-register-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Generate Register Options
         * @description Options for the browser to make a new passkey.
         */
        get: operations["generate_register_options"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkey/list-user-passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List User Passkeys
         * @description One's own passkeys.
         */
        get: operations["list_user_passkeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkey/update-passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Update Passkey
         * @description Call a passkey otherwise.
         */
        post: operations["update_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkey/verify-authentication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify Authentication
         * @description Sign in with a passkey.
         */
        post: operations["verify_authentication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkey/verify-registration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify Registration
         * @description Keep the passkey that the browser made.
         */
        post: operations["verify_registration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Password Policy
         * @description The numbers behind a form for a new password.
         */
        get: operations["get_password_policy"];
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
    "/api/v1/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register
         * @description Accept an invitation and be signed in; or ask for an account, which somebody has to let in.
         */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/request-password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Request Password Reset
         * @description Ask for a mail with a link to a new password. Whether the address is known is told by the mailbox alone.
         */
        post: operations["request_password_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset Password
         * @description Set a new password with the token of the mail's link; every session ends. This browser is known from now on.
         */
        post: operations["reset_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/revoke-other-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke Other Sessions
         * @description End all of one's own sessions but this one.
         */
        post: operations["revoke_other_sessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/revoke-session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke Session
         * @description End one of one's own sessions; one that is not there is over already.
         */
        post: operations["revoke_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/revoke-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke Sessions
         * @description End all of one's own sessions, this one too.
         */
        post: operations["revoke_sessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/send-verification-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send Verification Email
         * @description Ask for a mail that confirms the address.
         */
        post: operations["send_verification_email"];
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
    "/api/v1/auth/sign-up/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign Up
         * @description Accept an invitation and be signed in; or ask for an account, which somebody has to let in.
         */
        post: operations["sign_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/still-here": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Still Here
         * @description A person says to stay signed in.
         */
        post: operations["still_here"];
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
    "/api/v1/auth/two-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Second Factor Standing
         * @description How one's own second factor stands.
         */
        get: operations["second_factor_standing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/two-factor/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disable
         * @description Remove the authenticator app; every other session of the user ends.
         */
        post: operations["disable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/two-factor/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enable
         * @description A secret for an authenticator app and recovery codes, shown once; they count from the first right code on.
         */
        post: operations["enable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/two-factor/forget-device": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Forget Device
         * @description Trust a browser no longer.
         */
        post: operations["forget_device"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/two-factor/generate-backup-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Generate Recovery Codes
         * @description Ten new recovery codes, shown once; the ones before are worth nothing.
         */
        post: operations["generate_recovery_codes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/two-factor/trusted-devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Trusted Devices
         * @description The browsers on which one's password is enough.
         */
        get: operations["list_trusted_devices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/two-factor/verify-backup-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify Recovery Code
         * @description The second step of a sign-in with one of the recovery codes, which is used up.
         */
        post: operations["verify_recovery_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/two-factor/verify-totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify Totp
         * @description The second step of a sign-in; signed in, the code that switches the factor on.
         */
        post: operations["verify_totp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/update-user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Update Own Name
         * @description Change one's own name.
         */
        post: operations["update_own_name"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Verify Email
         * @description Confirm an address, as Better Auth's client asks for it.
         */
        get: operations["verify_email"];
        put?: never;
        /**
         * Verify Email By Form
         * @description Confirm an address; the token travels in the body, so that it stands in no log.
         */
        post: operations["verify_email_by_form"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/verify-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify Password
         * @description Enter the password once more; for a quarter of an hour keys to the account can be added and removed.
         */
        post: operations["verify_password"];
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
    "/api/v1/emergency-access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Emergencies
         * @description What waits for a review, or has had one, the newest first; `cursor` continues the same list.
         */
        get: operations["list_emergencies"];
        put?: never;
        /**
         * Open In An Emergency
         * @description Open a closed patient at once, for a while; those in charge are told, and somebody reviews it.
         */
        post: operations["open_in_an_emergency"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/emergency-access/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Own Emergencies
         * @description What the caller opened in emergencies, the newest first.
         */
        get: operations["list_own_emergencies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/emergency-access/{access_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End Emergency
         * @description The emergency is over: the patient is closed again.
         */
        post: operations["end_emergency"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/emergency-access/{access_id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Review Emergency
         * @description Judge an emergency access of somebody else; its alerts are closed.
         */
        post: operations["review_emergency"];
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
         * @description Jobs, the newest first, and how many there are in each state; `next_cursor` continues the list.
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
    "/api/v1/patients/{patient_id}/restriction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Restriction
         * @description Close a patient to those who do not treat this one, or open the record again to the practice.
         */
        put: operations["change_restriction"];
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
        /**
         * Change Practice
         * @description The settings as they shall be.
         */
        put: operations["change_practice"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/practice/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Practice Settings
         * @description Everything that can be set.
         */
        get: operations["get_practice_settings"];
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
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Roles
         * @description Every role, what it gives and over which roles.
         */
        get: operations["list_roles"];
        put?: never;
        /**
         * Create Role
         * @description A role of the practice's own.
         */
        post: operations["create_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Update Role
         * @description The role as it shall be; whoever holds it has the new rights at once.
         */
        put: operations["update_role"];
        post?: never;
        /**
         * Remove Role
         * @description The role goes, if nobody and nothing needs it.
         */
        delete: operations["remove_role"];
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
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Users
         * @description Everybody who can sign in, could, or asked to.
         */
        get: operations["list_users"];
        put?: never;
        /**
         * Invite User
         * @description Ask somebody to work here, in a role; the account begins when the invitation is taken.
         */
        post: operations["invite_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Invitations
         * @description The last invitations, the newest first.
         */
        get: operations["list_invitations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/invitations/{invitation_id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show Invitation Link
         * @description A link to hand over, shown this once: in the demo, and where no mail goes out.
         */
        post: operations["show_invitation_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/invitations/{invitation_id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resend Invitation
         * @description Send it again; links that went out before are worth nothing any more.
         */
        post: operations["resend_invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/invitations/{invitation_id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke Invitation
         * @description Take it back.
         */
        post: operations["revoke_invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/matrix": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Rights Matrix
         * @description Who may do what: every role, and users by the page.
         */
        get: operations["get_rights_matrix"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get User
         * @description One user.
         */
        get: operations["get_user"];
        /**
         * Update User
         * @description Name, address, role and provider; a new role signs the user out everywhere.
         */
        put: operations["update_user"];
        post?: never;
        /**
         * Remove User
         * @description Close the account. The user stays known, because the audit trail names it; the id is never given again.
         */
        delete: operations["remove_user"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get User Access
         * @description Who can do what, and why.
         */
        get: operations["get_user_access"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Activate User
         * @description Open the account, or let somebody in who asked for one.
         */
        post: operations["activate_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deactivate User
         * @description Close the account; sessions and sockets end within five seconds.
         */
        post: operations["deactivate_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}/end-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End User Sessions
         * @description Sign the user out everywhere.
         */
        post: operations["end_user_sessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Grants
         * @description Everything that the user was ever granted or denied, the newest first.
         */
        get: operations["list_grants"];
        put?: never;
        /**
         * Grant Permission
         * @description Give one permission beside the role, or take one away; effective at once.
         */
        post: operations["grant_permission"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}/grants/{grant_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End Grant
         * @description A grant or revocation ends now.
         */
        post: operations["end_grant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Hand Over
         * @description What the user would leave behind.
         */
        get: operations["get_hand_over"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}/second-factor/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset Second Factor
         * @description Take somebody's second factors away, with a reason; every session of theirs ends.
         */
        post: operations["reset_second_factor"];
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
         * Activation
         * @description Why an account is opened (again).
         */
        Activation: {
            /** Reason */
            reason: string;
            /** Version */
            version: number;
        };
        /**
         * ActorShown
         * @description Somebody who may stand in the trail.
         */
        ActorShown: {
            /** Id */
            id: string;
            /** Name */
            name: string;
        };
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
         * AdminDone
         * @description It is done.
         */
        AdminDone: {
            /** Success */
            success: boolean;
        };
        /**
         * AdminSession
         * @description A session; its id stands where Better Auth has the token, which nobody is shown.
         */
        AdminSession: {
            /**
             * Createdat
             * Format: date-time
             */
            createdAt: string;
            /**
             * Expiresat
             * Format: date-time
             */
            expiresAt: string;
            /** Id */
            id: string;
            /** Ipaddress */
            ipAddress: string | null;
            /** Token */
            token: string;
            /** Useragent */
            userAgent: string;
            /** Userid */
            userId: string;
        };
        /**
         * AdminSessions
         * @description The sessions of one user.
         */
        AdminSessions: {
            /** Sessions */
            sessions: components["schemas"]["AdminSession"][];
        };
        /**
         * AdminUser
         * @description A user in Better Auth's words.
         */
        AdminUser: {
            /** Banned */
            banned: boolean;
            /**
             * Createdat
             * Format: date-time
             */
            createdAt: string;
            /** Email */
            email: string;
            /** Emailverified */
            emailVerified: boolean;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Role */
            role: string;
            /** Twofactorenabled */
            twoFactorEnabled: boolean;
        };
        /**
         * AdminUserAnswer
         * @description One user.
         */
        AdminUserAnswer: {
            user: components["schemas"]["AdminUser"];
        };
        /**
         * AdminUsers
         * @description A page of users.
         */
        AdminUsers: {
            /** Limit */
            limit: number;
            /** Offset */
            offset: number;
            /** Total */
            total: number;
            /** Users */
            users: components["schemas"]["AdminUser"][];
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
        AlertKind: "patient.urgent" | "patient.review" | "coverage.lost" | "coverage.ending" | "eligibility.rejected" | "patient.birthday" | "manual" | "job.dead" | "job.fruitless" | "schedule.missed" | "schedule.overdue" | "worker.troubled" | "notice.failed" | "security.sign_in_locked" | "security.emergency_opened" | "security.emergency_unreviewed" | "security.token_reused";
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
         * AuditAction
         * @description What was done. Codes are written into frozen rows: a code is never renamed or reused.
         * @enum {string}
         */
        AuditAction: "session.signed_in" | "session.sign_in_failed" | "session.sign_in_locked" | "session.second_factor_asked" | "session.signed_out" | "session.ended" | "session.listed" | "session.kept" | "session.confirmed" | "session.token_reused" | "token.issued" | "token.refreshed" | "live.opened" | "request.refused" | "request.refusals_counted" | "patient.created" | "patient.read" | "patient.listed" | "patient.searched" | "patient.restricted_matched" | "patient.updated" | "patient.status_changed" | "patient.archived" | "patient.restored" | "patient.restricted" | "patient.unrestricted" | "emergency.opened" | "emergency.ended" | "emergency.reviewed" | "emergency.listed" | "emergency.overdue" | "dashboard.read" | "coverage.created" | "coverage.updated" | "coverage.read" | "eligibility.imported" | "import.started" | "import.file_rejected" | "practice.created" | "practice.updated" | "practice.read" | "provider.created" | "provider.updated" | "provider.listed" | "payer.created" | "payer.listed" | "user.created" | "user.updated" | "user.deleted" | "user.read" | "account.created" | "account.updated" | "account.deleted" | "practice.set_up" | "password.changed" | "password.reset_asked" | "password.reset" | "email.verification_asked" | "email.verified" | "account.asked_for" | "user.registered" | "user.listed" | "user.activated" | "user.deactivated" | "user.access_read" | "user.sessions_ended" | "user.handed_over" | "patient.handed_over" | "role.listed" | "role.created" | "role.updated" | "role.deleted" | "permission.granted" | "permission.revoked" | "permission.grant_ended" | "invitation.created" | "invitation.sent_again" | "invitation.revoked" | "invitation.link_shown" | "invitation.looked_up" | "invitation.listed" | "second_factor.begun" | "second_factor.enabled" | "second_factor.disabled" | "second_factor.checked" | "second_factor.reset" | "recovery_codes.made" | "recovery_code.used" | "trusted_device.listed" | "trusted_device.forgotten" | "passkey.begun" | "passkey.added" | "passkey.listed" | "passkey.renamed" | "passkey.removed" | "record.created" | "record.read" | "record.updated" | "record.deleted" | "job.enqueued" | "job.died" | "job.fruitless" | "job.cancelled" | "job.replayed" | "job.listed" | "schedule.created" | "schedule.changed" | "schedule.ran" | "schedule.missed" | "schedule.overdue" | "schedule.listed" | "worker.troubled" | "alert.raised" | "alert.created" | "alert.listed" | "alert.read" | "alert.streamed" | "alert.acknowledged" | "alert.assigned" | "alert.snoozed" | "alert.closed" | "alert.escalated" | "alert.preferences_read" | "alert.preferences_changed" | "birthdays.looked_up" | "coverages.looked_up" | "sync.ran" | "clean_up.ran" | "notice.planned" | "notice.kept" | "notice.sent" | "notice.failed" | "notice.reported" | "outbox.read" | "keys.rotated" | "keys.resealed" | "keys.created" | "keys.copied" | "store.migrated" | "directory.filled" | "directory.followed" | "directory.reconciled" | "demo.created" | "demo.clock_moved" | "audit.exported" | "audit.verified" | "audit.read";
        /**
         * AuditChoices
         * @description What the filter offers: the staff by name, and every action by its family.
         */
        AuditChoices: {
            /** Actors */
            actors: components["schemas"]["ActorShown"][];
            /** Families */
            families: {
                [key: string]: components["schemas"]["AuditAction"][];
            };
        };
        /**
         * AuditEntryOpened
         * @description One entry with everybody it names and its reason.
         */
        AuditEntryOpened: {
            /** Action */
            action: string;
            /** Actor */
            actor: string;
            /** Actor Name */
            actor_name: string | null;
            /** Address */
            address: string | null;
            /** Amount */
            amount: number | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Block */
            block: number;
            /** Code */
            code: string;
            /** Has Reason */
            has_reason: boolean;
            /** Id */
            id: string;
            /** Is Automatic */
            is_automatic: boolean;
            /** Is Emergency */
            is_emergency: boolean;
            /** Is Ours */
            is_ours: boolean;
            /** Reason */
            reason: string | null;
            /** Request */
            request: string | null;
            result: components["schemas"]["AuditResult"];
            /** Role */
            role: string | null;
            /** Session */
            session: string | null;
            /** Subject Count */
            subject_count: number;
            /** Subjects */
            subjects: components["schemas"]["SubjectShown"][];
        };
        /**
         * AuditEntryShown
         * @description Who did what to whom, when, from where, and how it ended.
         *
         *     `subjects` are the first of `subject_count`; `actor_name` is None for the system and for users who are gone.
         *     `is_ours` is false for a row that PFINNI did not write, or that was changed.
         */
        AuditEntryShown: {
            /** Action */
            action: string;
            /** Actor */
            actor: string;
            /** Actor Name */
            actor_name: string | null;
            /** Address */
            address: string | null;
            /** Amount */
            amount: number | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Block */
            block: number;
            /** Code */
            code: string;
            /** Has Reason */
            has_reason: boolean;
            /** Id */
            id: string;
            /** Is Automatic */
            is_automatic: boolean;
            /** Is Emergency */
            is_emergency: boolean;
            /** Is Ours */
            is_ours: boolean;
            /** Request */
            request: string | null;
            result: components["schemas"]["AuditResult"];
            /** Role */
            role: string | null;
            /** Session */
            session: string | null;
            /** Subject Count */
            subject_count: number;
            /** Subjects */
            subjects: components["schemas"]["SubjectShown"][];
        };
        /**
         * AuditFamily
         * @description What actions are about; every action belongs to one.
         * @enum {string}
         */
        AuditFamily: "sign_in" | "patients" | "emergency" | "insurance" | "alerts" | "staff" | "practice" | "audit" | "system";
        /**
         * AuditFilter
         * @description Which entries are meant; every part narrows. Moments are UTC, `until` is exclusive.
         *
         *     `code` is one outcome; `hidden` shows what pages asked by themselves, too.
         */
        AuditFilter: {
            /** Action */
            action?: components["schemas"]["AuditAction"][];
            /** Actor */
            actor?: string | null;
            /** Code */
            code?: string | null;
            /**
             * Emergency
             * @default false
             */
            emergency: boolean;
            family?: components["schemas"]["AuditFamily"] | null;
            /**
             * Hidden
             * @default false
             */
            hidden: boolean;
            result?: components["schemas"]["AuditResult"] | null;
            /** Session */
            session?: string | null;
            /** Since */
            since?: string | null;
            /** Subject */
            subject?: string | null;
            /** Until */
            until?: string | null;
        };
        /**
         * AuditPage
         * @description Entries, the newest first. `next_cursor` goes on; None is the end.
         *
         *     A rare thing is not looked for without end: a page may be short, or empty, and go on. `looked_back_to` is then how
         *     far was looked.
         */
        AuditPage: {
            /** Items */
            items: components["schemas"]["AuditEntryShown"][];
            /** Looked Back To */
            looked_back_to: string | null;
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * AuditResult
         * @description How what was asked for ended.
         * @enum {string}
         */
        AuditResult: "ok" | "refused" | "failed";
        /**
         * Ban
         * @description POST /admin/ban-user: the account is closed until somebody opens it again.
         */
        Ban: {
            /** Banexpiresin */
            banExpiresIn?: null;
            /**
             * Banreason
             * @default Closed by an administrator
             */
            banReason: string;
            /** Userid */
            userId: string;
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
         * ChainFault
         * @description The first thing that is wrong; `noticed_at` is when a check first met it or another fault.
         */
        ChainFault: {
            /** Block */
            block: number | null;
            /** Code */
            code: string;
            /**
             * Noticed At
             * Format: date-time
             */
            noticed_at: string;
            /** Row */
            row: string | null;
            /** Words */
            words: string;
        };
        /**
         * ChainShown
         * @description How the chain stands: what the last full check found, how much there is now, and a check under way.
         */
        ChainShown: {
            /** Blocks */
            blocks: number;
            /** Checked At */
            checked_at: string | null;
            /** Checked Blocks */
            checked_blocks: number;
            /** Checked Rows */
            checked_rows: number;
            fault: components["schemas"]["ChainFault"] | null;
            /** Fingerprint */
            fingerprint: string;
            /** Has Failed */
            has_failed: boolean;
            /** Not Sealed Yet */
            not_sealed_yet: number;
            running: components["schemas"]["CheckProgress"] | null;
            /** Sealed At */
            sealed_at: string | null;
            state: components["schemas"]["ChainState"];
        };
        /**
         * ChainState
         * @description What is known of the chain.
         * @enum {string}
         */
        ChainState: "never_checked" | "whole" | "not_whole";
        /**
         * ChangePasswordRequest
         * @description Better Auth: POST /change-password. The user's other sessions end in any case.
         */
        ChangePasswordRequest: {
            /**
             * Currentpassword
             * Format: password
             */
            currentPassword: string;
            /**
             * Newpassword
             * Format: password
             */
            newPassword: string;
            /**
             * Revokeothersessions
             * @default false
             */
            revokeOtherSessions: boolean;
        };
        /**
         * CheckOutcome
         * @description How the last eligibility check of a coverage ended.
         * @enum {string}
         */
        CheckOutcome: "answered" | "rejected" | "undetermined" | "needs_review";
        /**
         * CheckProgress
         * @description A full check that waits or runs, in blocks.
         */
        CheckProgress: {
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /** Done */
            done: number;
            /** Total */
            total: number | null;
        };
        /**
         * CodeRequest
         * @description Better Auth: POST /two-factor/verify-totp.
         */
        CodeRequest: {
            /**
             * Code
             * Format: password
             */
            code: string;
            /**
             * Trustdevice
             * @default false
             */
            trustDevice: boolean;
        };
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
         * Deactivation
         * @description Why an account is closed, and who takes over; without, alerts and patients stay as they are.
         */
        Deactivation: {
            /** Reason */
            reason: string;
            /** To Provider Id */
            to_provider_id?: string | null;
            /** To User Id */
            to_user_id?: string | null;
            /** Version */
            version: number;
        };
        /**
         * DeviceChoice
         * @description Which device to trust no longer.
         */
        DeviceChoice: {
            /** Id */
            id: string;
        };
        /**
         * Done
         * @description Better Auth's word for "it is done", or "it was taken on".
         */
        Done: {
            /**
             * Status
             * @default true
             */
            status: boolean;
        };
        /**
         * EmergencyOwn
         * @description An emergency access as whoever took it sees it.
         */
        EmergencyOwn: {
            /**
             * Begins At
             * Format: date-time
             */
            begins_at: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Id */
            id: string;
            /** Is Running */
            is_running: boolean;
            /** Patient Id */
            patient_id: string;
            /** Reason */
            reason: string;
            /** Was Right */
            was_right: boolean | null;
        };
        /**
         * EmergencyPage
         * @description A page of the review queue; `next_cursor` is None on the last one.
         */
        EmergencyPage: {
            /** Items */
            items: components["schemas"]["EmergencyPublic"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /**
         * EmergencyPublic
         * @description An emergency access as whoever judges it sees it; the patient's name only for those who may see the patient.
         */
        EmergencyPublic: {
            /**
             * Begins At
             * Format: date-time
             */
            begins_at: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Id */
            id: string;
            /** Is Own */
            is_own: boolean;
            /** Is Running */
            is_running: boolean;
            /** Patient Id */
            patient_id: string;
            /** Patient Name */
            patient_name: string | null;
            /** Reason */
            reason: string;
            /** Review Note */
            review_note: string | null;
            /** Reviewed At */
            reviewed_at: string | null;
            /** Reviewed By */
            reviewed_by: string | null;
            /** Reviewed By Name */
            reviewed_by_name: string | null;
            /** User Id */
            user_id: string;
            /** User Name */
            user_name: string | null;
            /** Version */
            version: number;
            /** Was Right */
            was_right: boolean | null;
        };
        /**
         * EmergencyRequest
         * @description Who has to be opened (by the whole MRN, or by full name and birth date), why, and for how many minutes.
         */
        EmergencyRequest: {
            /** Birth Date */
            birth_date?: string | null;
            /** Family Name */
            family_name?: string | null;
            /** Given Name */
            given_name?: string | null;
            /**
             * Minutes
             * @default 60
             */
            minutes: number;
            /** Mrn */
            mrn?: string | null;
            /** Reason */
            reason: string;
        };
        /**
         * EmergencyReview
         * @description Whether the access was right.
         */
        EmergencyReview: {
            /** Note */
            note?: string | null;
            /** Was Right */
            was_right: boolean;
        };
        /**
         * EmergencyReviewState
         * @description Whether somebody has judged an emergency access.
         * @enum {string}
         */
        EmergencyReviewState: "open" | "reviewed";
        /**
         * EnableAnswer
         * @description The secret, shown this once, and the recovery codes; they count from the first right code on.
         */
        EnableAnswer: {
            /** Backupcodes */
            backupCodes: string[];
            /**
             * Method
             * @default totp
             */
            method: string;
            /** Qrsvg */
            qrSvg: string;
            /** Totpuri */
            totpURI: string;
        };
        /**
         * EnableRequest
         * @description Better Auth: POST /two-factor/enable.
         */
        EnableRequest: {
            /** Issuer */
            issuer?: string | null;
            /**
             * Method
             * @default totp
             */
            method: string;
            /**
             * Password
             * Format: password
             */
            password: string;
        };
        /**
         * ExportRange
         * @description Which blocks a signed export holds: every one with an entry between the two moments.
         */
        ExportRange: {
            /** Since */
            since?: string | null;
            /** Until */
            until?: string | null;
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
         * ForgotPasswordRequest
         * @description Better Auth: POST /request-password-reset. The mail's link leads to our own page, whatever is asked.
         */
        ForgotPasswordRequest: {
            /** Email */
            email: string;
            /** Redirectto */
            redirectTo?: string | null;
        };
        /**
         * GrantCreate
         * @description A permission for one user beside the role, or (`is_given` false) one taken away.
         */
        GrantCreate: {
            /** Expires At */
            expires_at?: string | null;
            /** Is Given */
            is_given: boolean;
            permission: components["schemas"]["Permission"];
            /** Reason */
            reason: string;
        };
        /**
         * GrantEnd
         * @description A grant or revocation ends.
         */
        GrantEnd: {
            /** Reason */
            reason: string;
        };
        /**
         * GrantPublic
         * @description A grant or revocation as the administrator sees it.
         */
        GrantPublic: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Ended At */
            ended_at: string | null;
            /** Ended By */
            ended_by: string | null;
            /** Expires At */
            expires_at: string | null;
            /** Granted By */
            granted_by: string;
            /** Granted By Name */
            granted_by_name: string | null;
            /** Id */
            id: string;
            /** Is Given */
            is_given: boolean;
            /** Is In Force */
            is_in_force: boolean;
            permission: components["schemas"]["Permission"];
            /** Reason */
            reason: string;
        };
        /**
         * HandOver
         * @description What a user leaves behind: open alerts that were given to this user, and patients of the linked provider.
         */
        HandOver: {
            /** Alerts */
            alerts: number;
            /** Patients */
            patients: number;
            /** Provider Id */
            provider_id: string | null;
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
         * InvitationLink
         * @description The link of an invitation, shown once: for a practice that sends no mail.
         */
        InvitationLink: {
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Link */
            link: string;
        };
        /**
         * InvitationLookUp
         * @description The token from the link of an invitation.
         */
        InvitationLookUp: {
            /**
             * Token
             * Format: password
             */
            token: string;
        };
        /**
         * InvitationPublic
         * @description An invitation as the administrator sees it; never its link.
         */
        InvitationPublic: {
            /** Accepted At */
            accepted_at: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Email */
            email: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Id */
            id: string;
            /** Invited By */
            invited_by: string;
            /** Name */
            name: string | null;
            /** Provider Id */
            provider_id: string | null;
            /** Revoked At */
            revoked_at: string | null;
            /** Role */
            role: string;
            state: components["schemas"]["InvitationState"];
        };
        /**
         * InvitationShown
         * @description What the invited person is told before the form.
         */
        InvitationShown: {
            /** Email */
            email: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Name */
            name: string | null;
            /** Role Name */
            role_name: string;
        };
        /**
         * InvitationState
         * @description How an invitation stands.
         * @enum {string}
         */
        InvitationState: "open" | "expired" | "accepted" | "revoked";
        /**
         * JobKind
         * @description The closed list of work that is done later.
         * @enum {string}
         */
        JobKind: "birthday_alerts" | "insurance_sync" | "coverage_watch" | "clean_up" | "notice_digest" | "notice_send" | "notice_check" | "identity_mail" | "hand_over" | "keys_reseal" | "emergency_review" | "audit_verification";
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
            /** Next Cursor */
            next_cursor?: string | null;
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
         * @description The signed-in user, and what may be done: by the role and by grants.
         */
        Me: {
            /** Email */
            email: string;
            /** Id */
            id: string;
            /** Idle Seconds */
            idle_seconds: number;
            /** Must Enrol */
            must_enrol: boolean;
            /** Name */
            name: string;
            /** Permissions */
            permissions: components["schemas"]["Permission"][];
            /** Provider Id */
            provider_id: string | null;
            /** Role */
            role: string;
            /** Role Name */
            role_name: string;
            /** Seconds Left */
            seconds_left: number;
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
        NoticeTemplate: "urgent" | "digest" | "escalation" | "security" | "password_reset" | "password_changed" | "invitation" | "email_verification" | "account_exists" | "second_factor_changed" | "rights_changed";
        /**
         * PasskeyAnswer
         * @description What an authenticator answered, as browsers spell it (WebAuthn, PublicKeyCredential.toJSON).
         */
        PasskeyAnswer: {
            /** Response */
            response: {
                [key: string]: unknown;
            };
        };
        /**
         * PasskeyChoice
         * @description Better Auth: POST /passkey/delete-passkey.
         */
        PasskeyChoice: {
            /** Id */
            id: string;
        };
        /**
         * PasskeyNaming
         * @description Better Auth: POST /passkey/update-passkey.
         */
        PasskeyNaming: {
            /** Id */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * PasskeyPublic
         * @description A passkey in Better Auth's spelling.
         */
        PasskeyPublic: {
            /** Aaguid */
            aaguid: string | null;
            /** Backedup */
            backedUp: boolean;
            /** Counter */
            counter: number;
            /**
             * Createdat
             * Format: date-time
             */
            createdAt: string;
            /** Credentialid */
            credentialID: string;
            /** Devicetype */
            deviceType: string;
            /** Id */
            id: string;
            /** Lastusedat */
            lastUsedAt: string | null;
            /** Name */
            name: string | null;
            /** Publickey */
            publicKey: string;
            /** Transports */
            transports: string;
            /** Userid */
            userId: string;
        };
        /**
         * PasskeyRegistration
         * @description Better Auth: POST /passkey/verify-registration.
         */
        PasskeyRegistration: {
            /**
             * Createsession
             * @default false
             */
            createSession: boolean;
            /** Name */
            name?: string | null;
            /** Response */
            response: {
                [key: string]: unknown;
            };
        };
        /**
         * PasskeyRenamed
         * @description Better Auth's answer.
         */
        PasskeyRenamed: {
            passkey: components["schemas"]["PasskeyPublic"];
        };
        /**
         * PasswordChanged
         * @description The new token of this session, if one was asked for, and the user.
         */
        PasswordChanged: {
            /** Token */
            token: string | null;
            user: components["schemas"]["SignedInUser"];
        };
        /**
         * PasswordConfirmation
         * @description The password once more, for what needs it.
         */
        PasswordConfirmation: {
            /**
             * Password
             * Format: password
             */
            password: string;
        };
        /**
         * PasswordPolicyPublic
         * @description The numbers behind a form for a new password.
         */
        PasswordPolicyPublic: {
            /** Least Guesses */
            least_guesses: number;
            /** Longest */
            longest: number;
            /** Remembered */
            remembered: number;
            /** Shortest */
            shortest: number;
        };
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
         *
         *     `masked_fields` are not told to this caller, whatever stands in them; `opened_by_emergency_until` says that the
         *     caller sees the patient in an emergency only, and until when.
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
            /**
             * Is Restricted
             * @default false
             */
            is_restricted: boolean;
            /** Language */
            language: string | null;
            /** Masked Fields */
            masked_fields?: string[];
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
            /** Opened By Emergency Until */
            opened_by_emergency_until?: string | null;
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
         * @description One thing that a role, or a grant to one user, can open.
         * @enum {string}
         */
        Permission: "patient.read" | "patient.write" | "patient.sensitive" | "patient.restricted" | "patient.break_glass" | "dashboard.read" | "import.run" | "alert.read" | "alert.write" | "user.manage" | "role.manage" | "practice.manage" | "job.manage" | "audit.read" | "access.review" | "account.own";
        /**
         * PermissionAnswer
         * @description Whether somebody holds a permission, and why or why not.
         *
         *     Held: by `chain` (the keys of the roles, the user's own first) or by `grant`. Not held: `revocation` says that it
         *     was taken away; without one, no role gives it.
         */
        PermissionAnswer: {
            /** Chain */
            chain: string[];
            grant: components["schemas"]["GrantPublic"] | null;
            /** Is Held */
            is_held: boolean;
            permission: components["schemas"]["Permission"];
            revocation: components["schemas"]["GrantPublic"] | null;
        };
        /**
         * PermissionsAnswer
         * @description Whether the caller holds all that was asked for.
         */
        PermissionsAnswer: {
            /** Error */
            error?: string | null;
            /** Success */
            success: boolean;
        };
        /**
         * PermissionsAsked
         * @description POST /admin/has-permission, about the caller: permissions by their first word, `{"patient": ["read"]}`.
         */
        PermissionsAsked: {
            /** Permission */
            permission?: {
                [key: string]: string[];
            };
            /** Permissions */
            permissions?: {
                [key: string]: string[];
            };
        };
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
         * PracticeSettings
         * @description What an administrator sees and sets; hours by weekday, on the practice's own clock.
         */
        PracticeSettings: {
            /** Hours */
            hours: {
                [key: string]: [
                    string,
                    string
                ];
            };
            /** Idle Minutes */
            idle_minutes: number;
            /** Is Demo */
            is_demo: boolean;
            /** Name */
            name: string;
            /** Npi */
            npi: string | null;
            /** Open Registration */
            open_registration: boolean;
            /** Own Panel Only */
            own_panel_only: boolean;
            /** Restricted Patients */
            restricted_patients: boolean;
            /** Second Factor Roles */
            second_factor_roles: string[];
            /** Version */
            version: number;
            /** Zone */
            zone: string;
        };
        /**
         * PracticeUpdate
         * @description The practice as it shall be, on top of the version that was read.
         */
        PracticeUpdate: {
            /** Hours */
            hours?: {
                [key: string]: [
                    string,
                    string
                ];
            };
            /**
             * Idle Minutes
             * @default 15
             */
            idle_minutes: number;
            /** Name */
            name: string;
            /** Npi */
            npi?: string | null;
            /**
             * Open Registration
             * @default false
             */
            open_registration: boolean;
            /**
             * Own Panel Only
             * @default false
             */
            own_panel_only: boolean;
            /**
             * Restricted Patients
             * @default false
             */
            restricted_patients: boolean;
            /** Second Factor Roles */
            second_factor_roles?: string[];
            /** Version */
            version: number;
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
         *
         *     `troubled` names the workers of this process that have not got on for minutes: what they do waits.
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
            /** Troubled */
            troubled: string[];
        };
        /**
         * RecoveryCodeRequest
         * @description Better Auth: POST /two-factor/verify-backup-code.
         */
        RecoveryCodeRequest: {
            /**
             * Code
             * Format: password
             */
            code: string;
            /**
             * Disablesession
             * @default false
             */
            disableSession: boolean;
            /**
             * Trustdevice
             * @default false
             */
            trustDevice: boolean;
        };
        /**
         * RecoveryCodes
         * @description New recovery codes, shown this once; the ones before are worth nothing.
         */
        RecoveryCodes: {
            /** Backupcodes */
            backupCodes: string[];
            /**
             * Status
             * @default true
             */
            status: boolean;
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
         * ResetPasswordRequest
         * @description Better Auth: POST /reset-password.
         */
        ResetPasswordRequest: {
            /**
             * Newpassword
             * Format: password
             */
            newPassword: string;
            /**
             * Token
             * Format: password
             */
            token: string;
        };
        /**
         * ResetRequest
         * @description Why somebody's second factor is taken away.
         */
        ResetRequest: {
            /** Reason */
            reason: string;
        };
        /**
         * RestrictionChange
         * @description Whether only those who treat the patient, and who may see restricted ones, shall see this one; and why.
         */
        RestrictionChange: {
            /** Is Restricted */
            is_restricted: boolean;
            /** Reason */
            reason: string;
        };
        /**
         * RevokeSessionRequest
         * @description Better Auth: POST /revoke-session; `token` is what the list shows as one.
         */
        RevokeSessionRequest: {
            /** Token */
            token: string;
        };
        /**
         * RightsMatrix
         * @description Who may do what: all roles, and a page of users.
         */
        RightsMatrix: {
            /** Next After */
            next_after: string | null;
            /** Permissions */
            permissions: components["schemas"]["Permission"][];
            /** Roles */
            roles: components["schemas"]["RoleRights"][];
            /** Total */
            total: number;
            /** Users */
            users: components["schemas"]["UserRights"][];
        };
        /**
         * RolePermission
         * @description One permission of a role, and the chain of roles that gives it: the role alone where it has it by itself.
         */
        RolePermission: {
            /** Chain */
            chain: string[];
            permission: components["schemas"]["Permission"];
        };
        /**
         * RolePublic
         * @description A role as the administrator sees it.
         */
        RolePublic: {
            /** Description */
            description: string;
            /** Inherits */
            inherits: string[];
            /** Is Assignable */
            is_assignable: boolean;
            /** Is Built In */
            is_built_in: boolean;
            /** Is Changeable */
            is_changeable: boolean;
            /** Key */
            key: string;
            /** Name */
            name: string;
            /** Own Permissions */
            own_permissions: components["schemas"]["Permission"][];
            /** Permissions */
            permissions: components["schemas"]["RolePermission"][];
            /** Users */
            users: number;
            /** Version */
            version: number | null;
        };
        /**
         * RoleRemoval
         * @description A role goes.
         */
        RoleRemoval: {
            /** Reason */
            reason: string;
            /** Version */
            version: number;
        };
        /**
         * RoleRights
         * @description One row of the matrix: what a role gives.
         */
        RoleRights: {
            /** Held */
            held: components["schemas"]["Permission"][];
            /** Key */
            key: string;
            /** Name */
            name: string;
        };
        /**
         * RoleSet
         * @description POST /admin/set-role.
         */
        RoleSet: {
            /** Role */
            role: string;
            /** Userid */
            userId: string;
        };
        /**
         * RoleUpdate
         * @description The same for one that is there: `version` is the one that was read.
         */
        RoleUpdate: {
            /**
             * Description
             * @default
             */
            description: string;
            /** Inherits */
            inherits?: string[];
            /** Name */
            name: string;
            /** Permissions */
            permissions: components["schemas"]["Permission"][];
            /** Reason */
            reason: string;
            /** Version */
            version: number;
        };
        /**
         * RoleWrite
         * @description A role of the practice's own, as it shall be.
         */
        RoleWrite: {
            /**
             * Description
             * @default
             */
            description: string;
            /** Inherits */
            inherits?: string[];
            /** Name */
            name: string;
            /** Permissions */
            permissions: components["schemas"]["Permission"][];
            /** Reason */
            reason: string;
        };
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
        ScheduleName: "birthday_alerts" | "insurance_sync" | "coverage_watch" | "clean_up";
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
         *
         *     `restricted_matches` counts patients who are closed to the caller and were named by their whole MRN, or by full name
         *     and birth date; nothing else of them is told.
         */
        SearchResult: {
            /** Has More */
            has_more: boolean;
            /** Is Forgiven */
            is_forgiven: boolean;
            /** Items */
            items: components["schemas"]["PatientListItem"][];
            /**
             * Restricted Matches
             * @default 0
             */
            restricted_matches: number;
        };
        /**
         * SecondFactorStanding
         * @description How one's own second factor stands.
         */
        SecondFactorStanding: {
            /** Is Enabled */
            is_enabled: boolean;
            /** Must Enrol */
            must_enrol: boolean;
            /** Passkeys */
            passkeys: number;
            /** Recovery Codes Left */
            recovery_codes_left: number;
        };
        /**
         * SecondStepAnswer
         * @description Better Auth's answer: the token of a session that was opened just now, and the user.
         */
        SecondStepAnswer: {
            /** Token */
            token: string;
            /** User */
            user: {
                [key: string]: unknown;
            };
        };
        /**
         * SessionNamed
         * @description POST /admin/revoke-user-session: the session's id stands where Better Auth has its token.
         */
        SessionNamed: {
            /** Sessiontoken */
            sessionToken: string;
        };
        /**
         * SessionPublic
         * @description One of one's own sessions, in Better Auth's spelling. `token` is the session's id: tokens are never shown.
         */
        SessionPublic: {
            /**
             * Createdat
             * Format: date-time
             */
            createdAt: string;
            /** Device */
            device: string;
            /**
             * Expiresat
             * Format: date-time
             */
            expiresAt: string;
            /** Id */
            id: string;
            /** Ipaddress */
            ipAddress: string | null;
            /** Iscurrent */
            isCurrent: boolean;
            /**
             * Lastusedat
             * Format: date-time
             */
            lastUsedAt: string;
            /** Openedwith */
            openedWith: string;
            /** Token */
            token: string;
            /**
             * Updatedat
             * Format: date-time
             */
            updatedAt: string;
            /** Useragent */
            userAgent: string | null;
            /** Userid */
            userId: string;
        };
        /**
         * SessionsEnded
         * @description How many sessions were ended.
         */
        SessionsEnded: {
            /** Ended */
            ended: number;
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
         * SignUpRequest
         * @description Better Auth: POST /sign-up/email, with the token from the link of an invitation.
         *
         *     Without one it asks for an account, where the practice takes such requests.
         */
        SignUpRequest: {
            /** Callbackurl */
            callbackURL?: string | null;
            /** Email */
            email: string;
            /** Invitation */
            invitation?: string | null;
            /** Name */
            name: string;
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
         * SignedIn
         * @description What a program gets that signs in: Better Auth's answer, beside the pair of tokens.
         */
        SignedIn: {
            /** Access Token */
            access_token: string;
            /** Expires In */
            expires_in: number;
            /** Redirect */
            redirect: boolean;
            /** Refresh Token */
            refresh_token: string;
            /** Token */
            token: string;
            /**
             * Token Type
             * @default Bearer
             */
            token_type: string;
            /** Url */
            url?: string | null;
            user: components["schemas"]["SignedInUser"];
        };
        /**
         * SignedInUser
         * @description The user in Better Auth's spelling.
         */
        SignedInUser: {
            /**
             * Createdat
             * Format: date-time
             */
            createdAt: string;
            /** Email */
            email: string;
            /** Emailverified */
            emailVerified: boolean;
            /** Id */
            id: string;
            /** Image */
            image?: string | null;
            /** Name */
            name: string;
            /** Role */
            role: string;
            /** Twofactorenabled */
            twoFactorEnabled?: boolean | null;
            /**
             * Updatedat
             * Format: date-time
             */
            updatedAt: string;
        };
        /**
         * SignedUp
         * @description Better Auth's answer; without a token somebody has to let the user in first.
         */
        SignedUp: {
            /** Token */
            token: string | null;
            user: components["schemas"]["SignedInUser"];
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
         * StillHere
         * @description How long the session may rest from now on.
         */
        StillHere: {
            /** Idle Seconds */
            idle_seconds: number;
            /** Seconds Left */
            seconds_left: number;
        };
        /**
         * SubjectKind
         * @description What an id in an entry names.
         * @enum {string}
         */
        SubjectKind: "patient" | "user" | "other";
        /**
         * SubjectShown
         * @description Whom an entry names. Only a user has a name here.
         */
        SubjectShown: {
            /** Id */
            id: string;
            kind: components["schemas"]["SubjectKind"];
            /** Name */
            name: string | null;
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
        /**
         * TrustedDevicePublic
         * @description A browser on which the password is enough for a while.
         */
        TrustedDevicePublic: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Device */
            device: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Id */
            id: string;
            /** Is This One */
            is_this_one: boolean;
        };
        /**
         * UpdateUserRequest
         * @description Better Auth: POST /update-user. Of one's own account, the name.
         */
        UpdateUserRequest: {
            /** Name */
            name: string;
        };
        /**
         * UserAccess
         * @description Who can do what, and why.
         */
        UserAccess: {
            /** Permissions */
            permissions: components["schemas"]["PermissionAnswer"][];
            /** Role */
            role: string;
            /** Role Name */
            role_name: string;
            /** User Id */
            user_id: string;
        };
        /**
         * UserChange
         * @description What /admin/update-user can change.
         */
        UserChange: {
            /** Email */
            email?: string | null;
            /** Name */
            name?: string | null;
            /** Role */
            role?: string | null;
        };
        /**
         * UserChanged
         * @description POST /admin/update-user.
         */
        UserChanged: {
            data: components["schemas"]["UserChange"];
            /** Userid */
            userId: string;
        };
        /**
         * UserCreate
         * @description Whom to invite, and as what; the name is what the form begins with, the provider is whom the user will be.
         */
        UserCreate: {
            /** Email */
            email: string;
            /** Name */
            name?: string | null;
            /** Provider Id */
            provider_id?: string | null;
            /** Role */
            role: string;
        };
        /**
         * UserMadeRequest
         * @description POST /admin/create-user. Passwords are nobody's but their owner's: there is an invitation instead.
         */
        UserMadeRequest: {
            /** Data */
            data?: {
                [key: string]: string;
            };
            /** Email */
            email: string;
            /** Name */
            name: string;
            /** Password */
            password?: null;
            /** Role */
            role: string;
        };
        /**
         * UserNamed
         * @description The user that a request is about.
         */
        UserNamed: {
            /** Userid */
            userId: string;
        };
        /**
         * UserOrder
         * @description What the list is sorted by; the closed list of columns.
         * @enum {string}
         */
        UserOrder: "name" | "email" | "role" | "created" | "last_used" | "last_signed_in";
        /**
         * UserPage
         * @description A page of users.
         */
        UserPage: {
            /** Items */
            items: components["schemas"]["UserPublic"][];
            /** Next After */
            next_after: string | null;
            /** Total */
            total: number;
        };
        /**
         * UserPublic
         * @description A user as administrators see one.
         */
        UserPublic: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Deactivated At */
            deactivated_at: string | null;
            /** Email */
            email: string;
            /** Email Verified */
            email_verified: boolean;
            /** Has Second Factor */
            has_second_factor: boolean;
            /** Id */
            id: string;
            /** Is Changeable */
            is_changeable: boolean;
            /** Last Signed In At */
            last_signed_in_at: string | null;
            /** Last Used At */
            last_used_at: string | null;
            /** Name */
            name: string;
            /** Open Sessions */
            open_sessions: number;
            /** Provider Id */
            provider_id: string | null;
            /** Provider Name */
            provider_name: string | null;
            /** Role */
            role: string;
            /** Role Name */
            role_name: string;
            state: components["schemas"]["UserState"];
            /** Version */
            version: number;
        };
        /**
         * UserRights
         * @description One row of the matrix: what somebody holds, and which of it by a grant; and what was taken away.
         */
        UserRights: {
            /** Granted */
            granted: components["schemas"]["Permission"][];
            /** Held */
            held: components["schemas"]["Permission"][];
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Revoked */
            revoked: components["schemas"]["Permission"][];
            /** Role */
            role: string;
            /** Role Name */
            role_name: string;
            state: components["schemas"]["UserState"];
        };
        /**
         * UserState
         * @description Whether somebody can sign in.
         * @enum {string}
         */
        UserState: "active" | "waiting" | "deactivated";
        /**
         * UserUpdate
         * @description A user as it shall be; `reason` is needed where the role changes.
         */
        UserUpdate: {
            /** Email */
            email: string;
            /** Name */
            name: string;
            /** Provider Id */
            provider_id?: string | null;
            /** Reason */
            reason?: string | null;
            /** Role */
            role: string;
            /** Version */
            version: number;
        };
        /**
         * VerificationRequest
         * @description Better Auth: POST /send-verification-email.
         */
        VerificationRequest: {
            /** Callbackurl */
            callbackURL?: string | null;
            /** Email */
            email: string;
        };
        /**
         * Verified
         * @description Better Auth: GET /verify-email; the user is never shown.
         */
        Verified: {
            /**
             * Status
             * @default true
             */
            status: boolean;
            /** User */
            user?: null;
        };
        /**
         * VerifyEmailRequest
         * @description The token from the link of a verification mail.
         */
        VerifyEmailRequest: {
            /**
             * Token
             * Format: password
             */
            token: string;
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
    get_audit_choices: {
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
                    "application/json": components["schemas"]["AuditChoices"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
    list_audit_entries: {
        parameters: {
            query?: {
                since?: string | null;
                until?: string | null;
                actor?: string | null;
                subject?: string | null;
                action?: components["schemas"]["AuditAction"][];
                family?: components["schemas"]["AuditFamily"] | null;
                result?: components["schemas"]["AuditResult"] | null;
                code?: string | null;
                session?: string | null;
                emergency?: boolean;
                hidden?: boolean;
                cursor?: string | null;
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
                    "application/json": components["schemas"]["AuditPage"];
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
    get_audit_entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
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
                    "application/json": components["schemas"]["AuditEntryOpened"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `audit_entry_not_found`: There is nothing here that you may see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "audit_entry_not_found";
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
    export_audit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportRange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `nothing_to_export`: There are no sealed entries in this range. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "nothing_to_export";
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
    export_audit_table: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuditFilter"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
    get_audit_trail: {
        parameters: {
            query?: {
                hidden?: boolean;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                subject_id: string;
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
                    "application/json": components["schemas"]["AuditPage"];
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
    get_audit_verification: {
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
                    "application/json": components["schemas"]["ChainShown"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
    start_audit_verification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChainShown"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
    ban_user: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ban"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminUserAnswer"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
                    };
                };
            };
            /** @description `own_rights`: Nobody changes their own rights. Ask another administrator. · `not_yours_to_give`: This is about rights that you do not hold yourself. Ask an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_yours_to_give" | "own_rights";
                    };
                };
            };
            /** @description `user_not_found`: This user is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user_not_found";
                    };
                };
            };
            /** @description `last_administrator`: This is the last administrator. Make somebody else an administrator first. · `rights_changed_meanwhile`: Somebody else changed rights just now. Look again, then repeat what you want to do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "last_administrator" | "rights_changed_meanwhile";
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
    create_user_as_better_auth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserMadeRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminUserAnswer"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
                    };
                };
            };
            /** @description `not_yours_to_give`: This is about rights that you do not hold yourself. Ask an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_yours_to_give";
                    };
                };
            };
            /** @description `invited_already`: This address has an open invitation. Send it again, or take it back first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invited_already";
                    };
                };
            };
            /** @description `role_unknown`: Choose one of the offered roles. · `USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL`: There is an account with this address already. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL" | "role_unknown";
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
    get_user_as_better_auth: {
        parameters: {
            query: {
                id: string;
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
                    "application/json": components["schemas"]["AdminUser"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `user_not_found`: This user is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user_not_found";
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
    has_permission: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PermissionsAsked"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionsAnswer"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
    impersonate_user: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserNamed"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminDone"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `nobody_impersonates`: Nobody acts in somebody else's name here: the audit trail says who did what. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "nobody_impersonates";
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
    list_user_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserNamed"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSessions"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `user_not_found`: This user is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user_not_found";
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
    list_users_as_better_auth: {
        parameters: {
            query?: {
                searchValue?: string;
                searchField?: "name" | "email";
                searchOperator?: "contains" | "starts_with" | "ends_with";
                filterField?: "id" | "name" | "email" | "role" | "banned";
                filterOperator?: "eq" | "ne";
                filterValue?: string | null;
                limit?: number;
                offset?: number;
                sortBy?: "name" | "email" | "role" | "createdAt";
                sortDirection?: "asc" | "desc";
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
                    "application/json": components["schemas"]["AdminUsers"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
    remove_user_as_better_auth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserNamed"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminDone"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
                    };
                };
            };
            /** @description `own_rights`: Nobody changes their own rights. Ask another administrator. · `not_yours_to_give`: This is about rights that you do not hold yourself. Ask an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_yours_to_give" | "own_rights";
                    };
                };
            };
            /** @description `user_not_found`: This user is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user_not_found";
                    };
                };
            };
            /** @description `last_administrator`: This is the last administrator. Make somebody else an administrator first. · `rights_changed_meanwhile`: Somebody else changed rights just now. Look again, then repeat what you want to do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "last_administrator" | "rights_changed_meanwhile";
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
    revoke_user_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionNamed"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminDone"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
                    };
                };
            };
            /** @description `own_rights`: Nobody changes their own rights. Ask another administrator. · `not_yours_to_give`: This is about rights that you do not hold yourself. Ask an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_yours_to_give" | "own_rights";
                    };
                };
            };
            /** @description `session_not_found`: This session has ended already. · `user_not_found`: This user is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "session_not_found" | "user_not_found";
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
    revoke_user_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserNamed"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminDone"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
                    };
                };
            };
            /** @description `own_rights`: Nobody changes their own rights. Ask another administrator. · `not_yours_to_give`: This is about rights that you do not hold yourself. Ask an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_yours_to_give" | "own_rights";
                    };
                };
            };
            /** @description `user_not_found`: This user is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user_not_found";
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
    set_role: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleSet"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminUserAnswer"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
                    };
                };
            };
            /** @description `own_rights`: Nobody changes their own rights. Ask another administrator. · `not_yours_to_give`: This is about rights that you do not hold yourself. Ask an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_yours_to_give" | "own_rights";
                    };
                };
            };
            /** @description `user_not_found`: This user is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user_not_found";
                    };
                };
            };
            /** @description `last_administrator`: This is the last administrator. Make somebody else an administrator first. · `rights_changed_meanwhile`: Somebody else changed rights just now. Look again, then repeat what you want to do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "last_administrator" | "rights_changed_meanwhile";
                    };
                };
            };
            /** @description `role_unknown`: Choose one of the offered roles. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_unknown";
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
    set_user_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserNamed"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminDone"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `password_is_theirs`: A password is known to its owner alone. Ask them to choose a new one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "password_is_theirs";
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
    unban_user: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserNamed"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminUserAnswer"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
                    };
                };
            };
            /** @description `own_rights`: Nobody changes their own rights. Ask another administrator. · `not_yours_to_give`: This is about rights that you do not hold yourself. Ask an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_yours_to_give" | "own_rights";
                    };
                };
            };
            /** @description `user_not_found`: This user is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user_not_found";
                    };
                };
            };
            /** @description `last_administrator`: This is the last administrator. Make somebody else an administrator first. · `rights_changed_meanwhile`: Somebody else changed rights just now. Look again, then repeat what you want to do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "last_administrator" | "rights_changed_meanwhile";
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
    update_user_as_better_auth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserChanged"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminUser"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
                    };
                };
            };
            /** @description `own_rights`: Nobody changes their own rights. Ask another administrator. · `not_yours_to_give`: This is about rights that you do not hold yourself. Ask an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_yours_to_give" | "own_rights";
                    };
                };
            };
            /** @description `user_not_found`: This user is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user_not_found";
                    };
                };
            };
            /** @description `last_administrator`: This is the last administrator. Make somebody else an administrator first. · `rights_changed_meanwhile`: Somebody else changed rights just now. Look again, then repeat what you want to do. · `stale_user`: Somebody else changed this user just now. Look at the new version, then decide again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "last_administrator" | "rights_changed_meanwhile" | "stale_user";
                    };
                };
            };
            /** @description `role_unknown`: Choose one of the offered roles. · `USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL`: There is an account with this address already. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL" | "role_unknown";
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
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordChanged"];
                };
            };
            /** @description `INVALID_PASSWORD`: The current password is not right. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INVALID_PASSWORD";
                    };
                };
            };
            /** @description `password_refused`: Choose another password. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "password_refused";
                    };
                };
            };
            /** @description `sign_in_locked`: Too many failed attempts. Wait before you try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "sign_in_locked";
                    };
                };
            };
        };
    };
    forgot_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgotPasswordRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
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
    look_up_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationLookUp"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationShown"];
                };
            };
            /** @description `INVALID_TOKEN`: This link is used up or too old. Ask for a new one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INVALID_TOKEN";
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
    list_sessions: {
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
                    "application/json": components["schemas"]["SessionPublic"][];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
    login: {
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
                    "application/json": components["schemas"]["SignedIn"];
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
    logout: {
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
    delete_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyChoice"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
                    };
                };
            };
            /** @description `SESSION_NOT_FRESH`: Please enter your password again first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "SESSION_NOT_FRESH";
                    };
                };
            };
            /** @description `PASSKEY_NOT_FOUND`: There is no such passkey. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "PASSKEY_NOT_FOUND";
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
    generate_authenticate_options: {
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
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
    generate_register_options: {
        parameters: {
            query?: {
                name?: string | null;
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
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
                    };
                };
            };
            /** @description `SESSION_NOT_FRESH`: Please enter your password again first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "SESSION_NOT_FRESH";
                    };
                };
            };
            /** @description `too_many_passkeys`: You have as many passkeys as are kept. Remove one first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_passkeys";
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
    list_user_passkeys: {
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
                    "application/json": components["schemas"]["PasskeyPublic"][];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
    update_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyNaming"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyRenamed"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `PASSKEY_NOT_FOUND`: There is no such passkey. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "PASSKEY_NOT_FOUND";
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
    verify_authentication: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyAnswer"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondStepAnswer"];
                };
            };
            /** @description `CHALLENGE_NOT_FOUND`: This took too long. Please try again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CHALLENGE_NOT_FOUND";
                    };
                };
            };
            /** @description `AUTHENTICATION_FAILED`: This passkey does not sign you in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "AUTHENTICATION_FAILED";
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
    verify_registration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyRegistration"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyPublic"];
                };
            };
            /** @description `CHALLENGE_NOT_FOUND`: This took too long. Please try again. · `FAILED_TO_VERIFY_REGISTRATION`: This passkey could not be set up. Please try again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "CHALLENGE_NOT_FOUND" | "FAILED_TO_VERIFY_REGISTRATION";
                    };
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
                    };
                };
            };
            /** @description `SESSION_NOT_FRESH`: Please enter your password again first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "SESSION_NOT_FRESH";
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
    get_password_policy: {
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
                    "application/json": components["schemas"]["PasswordPolicyPublic"];
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
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUpRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedUp"];
                };
            };
            /** @description `INVALID_TOKEN`: This link is used up or too old. Ask for a new one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INVALID_TOKEN";
                    };
                };
            };
            /** @description `EMAIL_PASSWORD_SIGN_UP_DISABLED`: You need an invitation. Ask your administrator for one. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "EMAIL_PASSWORD_SIGN_UP_DISABLED";
                    };
                };
            };
            /** @description `password_refused`: Choose another password. · `USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL`: There is an account with this address already. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL" | "password_refused";
                    };
                };
            };
        };
    };
    request_password_reset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgotPasswordRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
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
    reset_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetPasswordRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `INVALID_TOKEN`: This link is used up or too old. Ask for a new one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INVALID_TOKEN";
                    };
                };
            };
            /** @description `password_refused`: Choose another password. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "password_refused";
                    };
                };
            };
        };
    };
    revoke_other_sessions: {
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
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
    revoke_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevokeSessionRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
    revoke_sessions: {
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
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
    send_verification_email: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerificationRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
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
    sign_up: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUpRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedUp"];
                };
            };
            /** @description `INVALID_TOKEN`: This link is used up or too old. Ask for a new one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INVALID_TOKEN";
                    };
                };
            };
            /** @description `EMAIL_PASSWORD_SIGN_UP_DISABLED`: You need an invitation. Ask your administrator for one. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "EMAIL_PASSWORD_SIGN_UP_DISABLED";
                    };
                };
            };
            /** @description `password_refused`: Choose another password. · `USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL`: There is an account with this address already. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL" | "password_refused";
                    };
                };
            };
        };
    };
    still_here: {
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
                    "application/json": components["schemas"]["StillHere"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
    second_factor_standing: {
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
                    "application/json": components["schemas"]["SecondFactorStanding"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
    disable: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordConfirmation"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `INVALID_PASSWORD`: The current password is not right. · `TWO_FACTOR_NOT_ENABLED`: No authenticator app is set up. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INVALID_PASSWORD" | "TWO_FACTOR_NOT_ENABLED";
                    };
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `sign_in_locked`: Too many failed attempts. Wait before you try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "sign_in_locked";
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
    enable: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnableRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnableAnswer"];
                };
            };
            /** @description `INVALID_PASSWORD`: The current password is not right. · `TOTP_ALREADY_ENABLED`: An authenticator app is set up already. Remove it first. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INVALID_PASSWORD" | "TOTP_ALREADY_ENABLED";
                    };
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `sign_in_locked`: Too many failed attempts. Wait before you try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "sign_in_locked";
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
    forget_device: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeviceChoice"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `device_not_found`: There is nothing here that you may see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "device_not_found";
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
    generate_recovery_codes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordConfirmation"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description `INVALID_PASSWORD`: The current password is not right. · `TWO_FACTOR_NOT_ENABLED`: No authenticator app is set up. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INVALID_PASSWORD" | "TWO_FACTOR_NOT_ENABLED";
                    };
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `sign_in_locked`: Too many failed attempts. Wait before you try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "sign_in_locked";
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
    list_trusted_devices: {
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
                    "application/json": components["schemas"]["TrustedDevicePublic"][];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
    verify_recovery_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecoveryCodeRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondStepAnswer"];
                };
            };
            /** @description `TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE`: Too many wrong codes. Please enter your password again. · `TWO_FACTOR_NOT_ENABLED`: No authenticator app is set up. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE" | "TWO_FACTOR_NOT_ENABLED";
                    };
                };
            };
            /** @description `INVALID_CODE`: This code is not right. Wait for the next one and try again. · `INVALID_BACKUP_CODE`: This recovery code is not right, or was used already. · `INVALID_TWO_FACTOR_COOKIE`: Your sign-in took too long. Please enter your password again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INVALID_BACKUP_CODE" | "INVALID_CODE" | "INVALID_TWO_FACTOR_COOKIE";
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
            /** @description `sign_in_locked`: Too many failed attempts. Wait before you try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "sign_in_locked";
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
    verify_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondStepAnswer"];
                };
            };
            /** @description `TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE`: Too many wrong codes. Please enter your password again. · `TWO_FACTOR_NOT_ENABLED`: No authenticator app is set up. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE" | "TWO_FACTOR_NOT_ENABLED";
                    };
                };
            };
            /** @description `INVALID_CODE`: This code is not right. Wait for the next one and try again. · `INVALID_BACKUP_CODE`: This recovery code is not right, or was used already. · `INVALID_TWO_FACTOR_COOKIE`: Your sign-in took too long. Please enter your password again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INVALID_BACKUP_CODE" | "INVALID_CODE" | "INVALID_TWO_FACTOR_COOKIE";
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
            /** @description `sign_in_locked`: Too many failed attempts. Wait before you try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "sign_in_locked";
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
    update_own_name: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateUserRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
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
    verify_email: {
        parameters: {
            query: {
                token: string;
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
                    "application/json": components["schemas"]["Verified"];
                };
            };
            /** @description `INVALID_TOKEN`: This link is used up or too old. Ask for a new one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INVALID_TOKEN";
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
    verify_email_by_form: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyEmailRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verified"];
                };
            };
            /** @description `INVALID_TOKEN`: This link is used up or too old. Ask for a new one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INVALID_TOKEN";
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
    verify_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordConfirmation"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `INVALID_PASSWORD`: The current password is not right. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "INVALID_PASSWORD";
                    };
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `sign_in_locked`: Too many failed attempts. Wait before you try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "sign_in_locked";
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
    list_emergencies: {
        parameters: {
            query?: {
                state?: components["schemas"]["EmergencyReviewState"];
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
                    "application/json": components["schemas"]["EmergencyPage"];
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
    open_in_an_emergency: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmergencyRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmergencyOwn"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `nobody_closed`: No closed patient has exactly this number, or exactly this name and birth date. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "nobody_closed";
                    };
                };
            };
            /** @description `several_closed`: Several closed patients have this name and birth date. Give the medical record number. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "several_closed";
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
    list_own_emergencies: {
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
                    "application/json": components["schemas"]["EmergencyOwn"][];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
    end_emergency: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                access_id: string;
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
                    "application/json": components["schemas"]["EmergencyOwn"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `emergency_not_found`: There is no such emergency access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "emergency_not_found";
                    };
                };
            };
            /** @description `stale_emergency`: Somebody else changed this just now. Look again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "stale_emergency";
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
    review_emergency: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                access_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmergencyReview"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmergencyPublic"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
                    };
                };
            };
            /** @description `own_emergency`: Somebody else has to review your own emergency access. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "own_emergency";
                    };
                };
            };
            /** @description `emergency_not_found`: There is no such emergency access. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "emergency_not_found";
                    };
                };
            };
            /** @description `emergency_reviewed`: Somebody has reviewed this emergency access already. · `stale_emergency`: Somebody else changed this just now. Look again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "emergency_reviewed" | "stale_emergency";
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
                    "application/json": components["schemas"]["JobPage"];
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
                    };
                };
            };
            /** @description `field_masked`: You cannot change what is not shown to you. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "field_masked";
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
    change_restriction: {
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
                "application/json": components["schemas"]["RestrictionChange"];
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `stale_patient`: Somebody else changed this patient just now. Look at the new version, then decide again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "stale_patient";
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
    change_practice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PracticeUpdate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PracticeSettings"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `practice_not_set_up`: This practice is not set up yet. Open the set-up page with the token from the console. · `stale_practice`: Somebody else changed the settings just now. Look at the new ones, then decide again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "practice_not_set_up" | "stale_practice";
                    };
                };
            };
            /** @description `role_unknown`: Choose one of the offered roles. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_unknown";
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
    get_practice_settings: {
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
                    "application/json": components["schemas"]["PracticeSettings"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
    list_roles: {
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
                    "application/json": components["schemas"]["RolePublic"][];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
    create_role: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleWrite"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolePublic"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
                    };
                };
            };
            /** @description `not_yours_to_give`: This is about rights that you do not hold yourself. Ask an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_yours_to_give";
                    };
                };
            };
            /** @description `role_name_taken`: There is a role with this name already. · `role_inheritance_refused`: A role cannot inherit from itself, over others either, nor over more than eight roles. · `rights_changed_meanwhile`: Somebody else changed rights just now. Look again, then repeat what you want to do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "rights_changed_meanwhile" | "role_inheritance_refused" | "role_name_taken";
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
    update_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleUpdate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolePublic"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
                    };
                };
            };
            /** @description `not_yours_to_give`: This is about rights that you do not hold yourself. Ask an administrator. · `own_rights`: Nobody changes their own rights. Ask another administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_yours_to_give" | "own_rights";
                    };
                };
            };
            /** @description `role_not_found`: This role is not there (any more). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_not_found";
                    };
                };
            };
            /** @description `role_name_taken`: There is a role with this name already. · `role_inheritance_refused`: A role cannot inherit from itself, over others either, nor over more than eight roles. · `rights_changed_meanwhile`: Somebody else changed rights just now. Look again, then repeat what you want to do. · `role_is_ready_made`: Ready-made roles cannot be changed. Make a role of your own that inherits from it. · `stale_record`: Somebody else changed this just now. Look at the new version, then decide again. · `last_administrator`: This is the last administrator. Make somebody else an administrator first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "last_administrator" | "rights_changed_meanwhile" | "role_inheritance_refused" | "role_is_ready_made" | "role_name_taken" | "stale_record";
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
    remove_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleRemoval"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
                    };
                };
            };
            /** @description `own_rights`: Nobody changes their own rights. Ask another administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "own_rights";
                    };
                };
            };
            /** @description `role_not_found`: This role is not there (any more). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_not_found";
                    };
                };
            };
            /** @description `role_is_ready_made`: Ready-made roles cannot be changed. Make a role of your own that inherits from it. · `stale_record`: Somebody else changed this just now. Look at the new version, then decide again. · `role_in_use`: This role is still held by a user, offered in an invitation, or inherited by another role. · `rights_changed_meanwhile`: Somebody else changed rights just now. Look again, then repeat what you want to do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "rights_changed_meanwhile" | "role_in_use" | "role_is_ready_made" | "stale_record";
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `recovery_copy_unconfirmed`: Copy the keys (pfinni keys copy), then enter the code that `pfinni keys confirm` prints for the copy. · `password_refused`: Choose another password. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "password_refused" | "recovery_copy_unconfirmed";
                    };
                };
            };
        };
    };
    list_users: {
        parameters: {
            query?: {
                text?: string;
                role?: string | null;
                state?: components["schemas"]["UserState"] | null;
                order?: components["schemas"]["UserOrder"];
                descending?: boolean;
                limit?: number;
                after?: string | null;
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
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `user_not_found`: This user is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user_not_found";
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
    invite_user: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationPublic"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
                    };
                };
            };
            /** @description `not_yours_to_give`: This is about rights that you do not hold yourself. Ask an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_yours_to_give";
                    };
                };
            };
            /** @description `provider_not_found`: This provider is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "provider_not_found";
                    };
                };
            };
            /** @description `invited_already`: This address has an open invitation. Send it again, or take it back first. · `provider_linked`: This provider is linked to another user already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invited_already" | "provider_linked";
                    };
                };
            };
            /** @description `role_unknown`: Choose one of the offered roles. · `USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL`: There is an account with this address already. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL" | "role_unknown";
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
    list_invitations: {
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
                    "application/json": components["schemas"]["InvitationPublic"][];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
    show_invitation_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invitation_id: string;
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
                    "application/json": components["schemas"]["InvitationLink"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
                    };
                };
            };
            /** @description `not_yours_to_give`: This is about rights that you do not hold yourself. Ask an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_yours_to_give";
                    };
                };
            };
            /** @description `invitation_not_found`: There is nothing here that you may see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invitation_not_found";
                    };
                };
            };
            /** @description `invitation_not_open`: This invitation is not open any more. · `link_only_by_mail`: This practice sends mail. Send the invitation again instead. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invitation_not_open" | "link_only_by_mail";
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
    resend_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invitation_id: string;
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
                    "application/json": components["schemas"]["InvitationPublic"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
                    };
                };
            };
            /** @description `not_yours_to_give`: This is about rights that you do not hold yourself. Ask an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_yours_to_give";
                    };
                };
            };
            /** @description `invitation_not_found`: There is nothing here that you may see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invitation_not_found";
                    };
                };
            };
            /** @description `invitation_not_open`: This invitation is not open any more. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invitation_not_open";
                    };
                };
            };
            /** @description `USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL`: There is an account with this address already. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL";
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
    revoke_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invitation_id: string;
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
                    "application/json": components["schemas"]["InvitationPublic"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
                    };
                };
            };
            /** @description `not_yours_to_give`: This is about rights that you do not hold yourself. Ask an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_yours_to_give";
                    };
                };
            };
            /** @description `invitation_not_found`: There is nothing here that you may see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invitation_not_found";
                    };
                };
            };
            /** @description `invitation_not_open`: This invitation is not open any more. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invitation_not_open";
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
    get_rights_matrix: {
        parameters: {
            query?: {
                text?: string;
                role?: string | null;
                state?: components["schemas"]["UserState"] | null;
                order?: components["schemas"]["UserOrder"];
                descending?: boolean;
                limit?: number;
                after?: string | null;
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
                    "application/json": components["schemas"]["RightsMatrix"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `user_not_found`: This user is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user_not_found";
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
    get_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
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
                    "application/json": components["schemas"]["UserPublic"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `user_not_found`: This user is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user_not_found";
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
    update_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserUpdate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPublic"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
                    };
                };
            };
            /** @description `own_rights`: Nobody changes their own rights. Ask another administrator. · `not_yours_to_give`: This is about rights that you do not hold yourself. Ask an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_yours_to_give" | "own_rights";
                    };
                };
            };
            /** @description `user_not_found`: This user is not there. · `provider_not_found`: This provider is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "provider_not_found" | "user_not_found";
                    };
                };
            };
            /** @description `last_administrator`: This is the last administrator. Make somebody else an administrator first. · `rights_changed_meanwhile`: Somebody else changed rights just now. Look again, then repeat what you want to do. · `stale_user`: Somebody else changed this user just now. Look at the new version, then decide again. · `reason_needed`: Say why the role changes: it is kept in the audit trail. · `provider_linked`: This provider is linked to another user already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "last_administrator" | "provider_linked" | "reason_needed" | "rights_changed_meanwhile" | "stale_user";
                    };
                };
            };
            /** @description `USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL`: There is an account with this address already. · `role_unknown`: Choose one of the offered roles. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL" | "role_unknown";
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
    remove_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Deactivation"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPublic"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
                    };
                };
            };
            /** @description `own_rights`: Nobody changes their own rights. Ask another administrator. · `not_yours_to_give`: This is about rights that you do not hold yourself. Ask an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_yours_to_give" | "own_rights";
                    };
                };
            };
            /** @description `user_not_found`: This user is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user_not_found";
                    };
                };
            };
            /** @description `last_administrator`: This is the last administrator. Make somebody else an administrator first. · `rights_changed_meanwhile`: Somebody else changed rights just now. Look again, then repeat what you want to do. · `stale_user`: Somebody else changed this user just now. Look at the new version, then decide again. · `hand_over_refused`: Choose an active user who works with alerts, and another active provider. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "hand_over_refused" | "last_administrator" | "rights_changed_meanwhile" | "stale_user";
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
    get_user_access: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
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
                    "application/json": components["schemas"]["UserAccess"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `user_not_found`: This user is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user_not_found";
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
    activate_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Activation"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPublic"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
                    };
                };
            };
            /** @description `own_rights`: Nobody changes their own rights. Ask another administrator. · `not_yours_to_give`: This is about rights that you do not hold yourself. Ask an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_yours_to_give" | "own_rights";
                    };
                };
            };
            /** @description `user_not_found`: This user is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user_not_found";
                    };
                };
            };
            /** @description `last_administrator`: This is the last administrator. Make somebody else an administrator first. · `rights_changed_meanwhile`: Somebody else changed rights just now. Look again, then repeat what you want to do. · `stale_user`: Somebody else changed this user just now. Look at the new version, then decide again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "last_administrator" | "rights_changed_meanwhile" | "stale_user";
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
    deactivate_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Deactivation"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPublic"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
                    };
                };
            };
            /** @description `own_rights`: Nobody changes their own rights. Ask another administrator. · `not_yours_to_give`: This is about rights that you do not hold yourself. Ask an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_yours_to_give" | "own_rights";
                    };
                };
            };
            /** @description `user_not_found`: This user is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user_not_found";
                    };
                };
            };
            /** @description `last_administrator`: This is the last administrator. Make somebody else an administrator first. · `rights_changed_meanwhile`: Somebody else changed rights just now. Look again, then repeat what you want to do. · `stale_user`: Somebody else changed this user just now. Look at the new version, then decide again. · `hand_over_refused`: Choose an active user who works with alerts, and another active provider. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "hand_over_refused" | "last_administrator" | "rights_changed_meanwhile" | "stale_user";
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
    end_user_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
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
                    "application/json": components["schemas"]["SessionsEnded"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
                    };
                };
            };
            /** @description `own_rights`: Nobody changes their own rights. Ask another administrator. · `not_yours_to_give`: This is about rights that you do not hold yourself. Ask an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_yours_to_give" | "own_rights";
                    };
                };
            };
            /** @description `user_not_found`: This user is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user_not_found";
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
    list_grants: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
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
                    "application/json": components["schemas"]["GrantPublic"][];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `user_not_found`: This user is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user_not_found";
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
    grant_permission: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantPublic"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
                    };
                };
            };
            /** @description `own_rights`: Nobody changes their own rights. Ask another administrator. · `not_yours_to_give`: This is about rights that you do not hold yourself. Ask an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_yours_to_give" | "own_rights";
                    };
                };
            };
            /** @description `user_not_found`: This user is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user_not_found";
                    };
                };
            };
            /** @description `last_administrator`: This is the last administrator. Make somebody else an administrator first. · `rights_changed_meanwhile`: Somebody else changed rights just now. Look again, then repeat what you want to do. · `grant_is_past`: Choose an end that lies in the future. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "grant_is_past" | "last_administrator" | "rights_changed_meanwhile";
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
    end_grant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
                grant_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantEnd"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantPublic"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
                    };
                };
            };
            /** @description `own_rights`: Nobody changes their own rights. Ask another administrator. · `not_yours_to_give`: This is about rights that you do not hold yourself. Ask an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_yours_to_give" | "own_rights";
                    };
                };
            };
            /** @description `user_not_found`: This user is not there. · `grant_not_found`: This grant is not in force (any more). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "grant_not_found" | "user_not_found";
                    };
                };
            };
            /** @description `last_administrator`: This is the last administrator. Make somebody else an administrator first. · `rights_changed_meanwhile`: Somebody else changed rights just now. Look again, then repeat what you want to do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "last_administrator" | "rights_changed_meanwhile";
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
    get_hand_over: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
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
                    "application/json": components["schemas"]["HandOver"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
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
            /** @description `user_not_found`: This user is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user_not_found";
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
    reset_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `not_signed_in`: Please sign in. · `session_expired`: Your session has ended. Please sign in again. · `session_replaced`: You signed in on more devices than are kept, so this one was signed out. · `session_idle`: You were signed out because nothing was done for a while. · `session_ended_by_user`: You ended this session from another device. · `session_ended_by_admin`: An administrator ended your session. Please sign in again. · `session_password_changed`: Your password was changed. Please sign in with the new one. · `session_role_changed`: Your role was changed. Please sign in again. · `account_deactivated`: Your account was deactivated. Ask your administrator. · `session_second_factor_changed`: Your second factor was changed. Please sign in again. · `session_token_reused`: This session may have been copied, so it was ended. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_deactivated" | "not_signed_in" | "session_ended_by_admin" | "session_ended_by_user" | "session_expired" | "session_idle" | "session_password_changed" | "session_replaced" | "session_role_changed" | "session_second_factor_changed" | "session_token_reused";
                    };
                };
            };
            /** @description `own_rights`: Nobody changes their own rights. Ask another administrator. · `not_yours_to_give`: This is about rights that you do not hold yourself. Ask an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_yours_to_give" | "own_rights";
                    };
                };
            };
            /** @description `user_not_found`: This user is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user_not_found";
                    };
                };
            };
            /** @description `no_second_factor`: This user has no second factor. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_second_factor";
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
