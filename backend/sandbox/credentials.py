"""What the sandbox accepts. These are constants for everybody to see: they open nothing but the sandbox."""

from typing import Final

CLIENT_ID: Final = "pfinni-demo"
CLIENT_SECRET: Final = "demo-clearinghouse-secret"  # noqa: S105 (opens the sandbox only)
MAIL_API_KEY: Final = "re_demo_sandbox"
SMS_ACCOUNT_SID: Final = "AC00000000000000000000000000000000"
SMS_AUTH_TOKEN: Final = "demo-sms-token"  # noqa: S105 (opens the sandbox only)
MAIL_WEBHOOK_SECRET: Final = "whsec_ZGVtby1tYWlsLXJlcG9ydHM="  # noqa: S105 (signs the sandbox's reports only)
MAIL_SENDER: Final = "PFINNI demo <alerts@example.com>"
SMS_SENDER: Final = "+12125550199"
