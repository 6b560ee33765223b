// Generated from the backend by `npm run client`; not edited by hand.
export const FIELD_RULES = {
  "Activation": {
    "reason": {
      "minLength": 3,
      "maxLength": 300,
      "pattern": "\\S",
      "needed": "Say why."
    },
    "role": {
      "pattern": "^[a-z0-9_]{3,40}$"
    },
    "version": {
      "minimum": 1
    }
  },
  "Address": {
    "city": {
      "minLength": 1,
      "maxLength": 80,
      "needed": "Enter the city."
    },
    "line1": {
      "minLength": 1,
      "maxLength": 120,
      "needed": "Enter the street and number."
    },
    "line2": {
      "maxLength": 120
    },
    "postal_code": {
      "maxLength": 10,
      "pattern": "^\\s*[0-9]{5}([- ]?[0-9]{4})?\\s*$",
      "message": "Enter a ZIP code such as 10001 or 10001-1234.",
      "needed": "Enter the ZIP code."
    },
    "state": {
      "maxLength": 40,
      "choices": [
        "AL",
        "AK",
        "AZ",
        "AR",
        "CA",
        "CO",
        "CT",
        "DE",
        "DC",
        "FL",
        "GA",
        "HI",
        "ID",
        "IL",
        "IN",
        "IA",
        "KS",
        "KY",
        "LA",
        "ME",
        "MD",
        "MA",
        "MI",
        "MN",
        "MS",
        "MO",
        "MT",
        "NE",
        "NV",
        "NH",
        "NJ",
        "NM",
        "NY",
        "NC",
        "ND",
        "OH",
        "OK",
        "OR",
        "PA",
        "RI",
        "SC",
        "SD",
        "TN",
        "TX",
        "UT",
        "VT",
        "VA",
        "WA",
        "WV",
        "WI",
        "WY",
        "AS",
        "GU",
        "MP",
        "PR",
        "VI",
        "AA",
        "AE",
        "AP"
      ],
      "message": "Choose a state, such as NY.",
      "needed": "Choose the state."
    }
  },
  "AlertPreferences": {
    "deputy_id": {
      "maxLength": 64
    },
    "email": {
      "items": {
        "choices": [
          "low",
          "normal",
          "high",
          "urgent"
        ]
      }
    },
    "email_address": {
      "maxLength": 254,
      "pattern": "^\\s*[^@\\s]+@[^@\\s]+\\.[^@\\s]+\\s*$",
      "message": "Enter an e-mail address such as name@example.com."
    },
    "muted": {
      "items": {
        "choices": [
          "patient",
          "insurance",
          "birthday",
          "system",
          "security"
        ]
      }
    },
    "phone": {
      "pattern": "^\\+[1-9][0-9]{6,14}$"
    },
    "sms": {
      "items": {
        "choices": [
          "low",
          "normal",
          "high",
          "urgent"
        ]
      }
    }
  },
  "ArchiveRequest": {
    "reason": {
      "minLength": 1,
      "maxLength": 500,
      "needed": "Say why."
    },
    "version": {
      "minimum": 1
    }
  },
  "BulkStatusChange": {
    "patients": {
      "maxItems": 200
    },
    "reason": {
      "minLength": 1,
      "maxLength": 500,
      "needed": "Say why."
    },
    "status": {
      "choices": [
        "inquiry",
        "onboarding",
        "active",
        "churned",
        "urgent"
      ]
    }
  },
  "ContactCreate": {
    "kind": {
      "choices": [
        "call",
        "message",
        "letter",
        "visit"
      ]
    },
    "note": {
      "minLength": 1,
      "maxLength": 2000,
      "needed": "Say what it was about."
    }
  },
  "CoverageCreate": {
    "begins_on": {
      "message": "Enter a date such as 1980-03-12."
    },
    "ends_on": {
      "message": "Enter a date such as 1980-03-12."
    },
    "group_number": {
      "maxLength": 50
    },
    "member_id": {
      "minLength": 2,
      "maxLength": 80,
      "pattern": "^\\s*[A-Za-z0-9][A-Za-z0-9 ./*-]*[A-Za-z0-9]\\s*$",
      "message": "Enter the member id as it stands on the card: letters and digits.",
      "needed": "Enter the member id from the card."
    },
    "payer_code": {
      "minLength": 1,
      "maxLength": 80
    },
    "payer_id": {
      "pattern": "^[a-z2-7]{20}$"
    },
    "payer_name": {
      "minLength": 1,
      "maxLength": 120
    },
    "plan_name": {
      "maxLength": 120
    },
    "priority": {
      "minimum": 1,
      "maximum": 3
    },
    "relationship": {
      "choices": [
        "self",
        "spouse",
        "child",
        "other"
      ]
    }
  },
  "CoverageEnd": {
    "reason": {
      "minLength": 1,
      "maxLength": 500,
      "needed": "Say why."
    },
    "version": {
      "minimum": 1
    }
  },
  "CoverageUpdate": {
    "begins_on": {
      "message": "Enter a date such as 1980-03-12."
    },
    "ends_on": {
      "message": "Enter a date such as 1980-03-12."
    },
    "group_number": {
      "maxLength": 50
    },
    "member_id": {
      "minLength": 2,
      "maxLength": 80,
      "pattern": "^\\s*[A-Za-z0-9][A-Za-z0-9 ./*-]*[A-Za-z0-9]\\s*$",
      "message": "Enter the member id as it stands on the card: letters and digits.",
      "needed": "Enter the member id from the card."
    },
    "payer_code": {
      "minLength": 1,
      "maxLength": 80
    },
    "payer_id": {
      "pattern": "^[a-z2-7]{20}$"
    },
    "payer_name": {
      "minLength": 1,
      "maxLength": 120
    },
    "plan_name": {
      "maxLength": 120
    },
    "priority": {
      "minimum": 1,
      "maximum": 3
    },
    "relationship": {
      "choices": [
        "self",
        "spouse",
        "child",
        "other"
      ]
    },
    "version": {
      "minimum": 1
    }
  },
  "Deactivation": {
    "reason": {
      "minLength": 3,
      "maxLength": 300,
      "pattern": "\\S",
      "needed": "Say why."
    },
    "to_provider_id": {
      "pattern": "^[a-z2-7]{20}$"
    },
    "to_user_id": {
      "pattern": "^[a-z2-7]{20}$"
    },
    "version": {
      "minimum": 1
    }
  },
  "DeceasedChange": {
    "deceased_on": {
      "message": "Enter a date such as 1980-03-12."
    },
    "version": {
      "minimum": 1
    }
  },
  "DocumentRemoval": {
    "reason": {
      "minLength": 1,
      "maxLength": 500,
      "needed": "Say why."
    },
    "version": {
      "minimum": 1
    }
  },
  "DuplicateCheck": {
    "birth_date": {
      "message": "Enter a date such as 1980-03-12."
    },
    "email": {
      "maxLength": 254,
      "pattern": "^\\s*[^@\\s]+@[^@\\s]+\\.[^@\\s]+\\s*$",
      "message": "Enter an e-mail address such as name@example.com."
    },
    "family_name": {
      "minLength": 1,
      "maxLength": 120
    },
    "former_names": {
      "maxItems": 10,
      "items": {
        "minLength": 1,
        "maxLength": 120
      }
    },
    "given_name": {
      "minLength": 1,
      "maxLength": 120
    },
    "member_ids": {
      "maxItems": 9,
      "items": {
        "maxLength": 80
      }
    },
    "mrn": {
      "maxLength": 48
    },
    "patient_id": {
      "pattern": "^[a-z2-7]{20}$"
    },
    "phones": {
      "maxItems": 5,
      "items": {
        "maxLength": 32
      }
    },
    "preferred_name": {
      "minLength": 1,
      "maxLength": 120
    },
    "sex": {
      "choices": [
        "female",
        "male",
        "other",
        "unknown"
      ]
    }
  },
  "DuplicateDecision": {
    "looked_at": {
      "maxItems": 50,
      "items": {
        "pattern": "^[a-z2-7]{20}$"
      }
    },
    "reason": {
      "minLength": 1,
      "maxLength": 500,
      "needed": "Say why."
    }
  },
  "EmergencyRequest": {
    "birth_date": {
      "message": "Enter a date such as 1980-03-12."
    },
    "family_name": {
      "minLength": 1,
      "maxLength": 120
    },
    "given_name": {
      "minLength": 1,
      "maxLength": 120
    },
    "minutes": {
      "minimum": 15,
      "maximum": 240
    },
    "mrn": {
      "maxLength": 48
    },
    "reason": {
      "minLength": 10,
      "maxLength": 500
    }
  },
  "ForgotPasswordRequest": {
    "email": {
      "maxLength": 254,
      "pattern": "^\\s*[^@\\s]+@[^@\\s]+\\.[^@\\s]+\\s*$",
      "message": "Enter an e-mail address such as name@example.com."
    },
    "redirectTo": {
      "maxLength": 200,
      "pattern": "^/[^/\\\\\\x00]*"
    }
  },
  "GrantCreate": {
    "permission": {
      "choices": [
        "patient.read",
        "patient.write",
        "coverage.write",
        "patient.merge",
        "patient.export",
        "patient.sensitive",
        "patient.restricted",
        "patient.break_glass",
        "dashboard.read",
        "import.run",
        "alert.read",
        "alert.write",
        "user.manage",
        "role.manage",
        "practice.manage",
        "job.manage",
        "audit.read",
        "access.review",
        "account.own"
      ]
    },
    "reason": {
      "minLength": 3,
      "maxLength": 300,
      "pattern": "\\S",
      "needed": "Say why."
    }
  },
  "GrantEnd": {
    "reason": {
      "minLength": 3,
      "maxLength": 300,
      "pattern": "\\S",
      "needed": "Say why."
    }
  },
  "MergeRequest": {
    "choices": {
      "maxItems": 22
    },
    "other": {
      "pattern": "^[a-z2-7]{20}$"
    },
    "other_version": {
      "minimum": 1
    },
    "reason": {
      "minLength": 1,
      "maxLength": 500,
      "needed": "Say why."
    },
    "version": {
      "minimum": 1
    }
  },
  "OnboardingStart": {
    "draft_id": {
      "pattern": "^[a-z2-7]{20}$"
    },
    "self_pay_reason": {
      "minLength": 1,
      "maxLength": 500,
      "needed": "Say why."
    }
  },
  "PairDecision": {
    "reason": {
      "minLength": 1,
      "maxLength": 500,
      "needed": "Say why."
    },
    "version": {
      "minimum": 1
    }
  },
  "PatientEntry": {
    "birth_date": {
      "message": "Enter a date such as 1980-03-12.",
      "needed": "Enter the birth date."
    },
    "email": {
      "maxLength": 254,
      "pattern": "^\\s*[^@\\s]+@[^@\\s]+\\.[^@\\s]+\\s*$",
      "message": "Enter an e-mail address such as name@example.com."
    },
    "family_name": {
      "minLength": 1,
      "maxLength": 120,
      "needed": "Enter the last name."
    },
    "former_names": {
      "maxItems": 10,
      "items": {
        "minLength": 1,
        "maxLength": 120
      }
    },
    "gender_identity": {
      "maxLength": 60
    },
    "given_name": {
      "minLength": 1,
      "maxLength": 120,
      "needed": "Enter the first name."
    },
    "language": {
      "pattern": "^[a-z]{2,3}(-[A-Z]{2})?$"
    },
    "middle_name": {
      "minLength": 1,
      "maxLength": 120
    },
    "mrn": {
      "maxLength": 48
    },
    "name_suffix": {
      "maxLength": 20
    },
    "notes": {
      "maxLength": 10000
    },
    "phones": {
      "maxItems": 5
    },
    "preferred_name": {
      "minLength": 1,
      "maxLength": 120
    },
    "privacy_notice_on": {
      "message": "Enter a date such as 1980-03-12."
    },
    "provider_id": {
      "pattern": "^[a-z2-7]{20}$"
    },
    "sex": {
      "choices": [
        "female",
        "male",
        "other",
        "unknown"
      ]
    },
    "tags": {
      "maxItems": 20,
      "items": {
        "minLength": 1,
        "maxLength": 40
      }
    }
  },
  "PatientUpdate": {
    "birth_date": {
      "message": "Enter a date such as 1980-03-12.",
      "needed": "Enter the birth date."
    },
    "email": {
      "maxLength": 254,
      "pattern": "^\\s*[^@\\s]+@[^@\\s]+\\.[^@\\s]+\\s*$",
      "message": "Enter an e-mail address such as name@example.com."
    },
    "family_name": {
      "minLength": 1,
      "maxLength": 120,
      "needed": "Enter the last name."
    },
    "former_names": {
      "maxItems": 10,
      "items": {
        "minLength": 1,
        "maxLength": 120
      }
    },
    "gender_identity": {
      "maxLength": 60
    },
    "given_name": {
      "minLength": 1,
      "maxLength": 120,
      "needed": "Enter the first name."
    },
    "language": {
      "pattern": "^[a-z]{2,3}(-[A-Z]{2})?$"
    },
    "middle_name": {
      "minLength": 1,
      "maxLength": 120
    },
    "mrn": {
      "maxLength": 48
    },
    "name_suffix": {
      "maxLength": 20
    },
    "notes": {
      "maxLength": 10000
    },
    "phones": {
      "maxItems": 5
    },
    "preferred_name": {
      "minLength": 1,
      "maxLength": 120
    },
    "privacy_notice_on": {
      "message": "Enter a date such as 1980-03-12."
    },
    "provider_id": {
      "pattern": "^[a-z2-7]{20}$"
    },
    "sex": {
      "choices": [
        "female",
        "male",
        "other",
        "unknown"
      ]
    },
    "tags": {
      "maxItems": 20,
      "items": {
        "minLength": 1,
        "maxLength": 40
      }
    },
    "version": {
      "minimum": 1
    }
  },
  "Phone": {
    "kind": {
      "choices": [
        "mobile",
        "home",
        "work"
      ]
    },
    "number": {
      "maxLength": 32,
      "pattern": "^(?:[\\x00-/:-\\x7f]*[^\\x00-/:-\\x7f]){5}",
      "message": "Enter a telephone number with its area code, such as (202) 555-0123.",
      "needed": "Enter the number, or remove the line."
    }
  },
  "PracticeUpdate": {
    "idle_minutes": {
      "minimum": 2,
      "maximum": 60
    },
    "mrn_digits": {
      "minimum": 4,
      "maximum": 12
    },
    "mrn_prefix": {
      "maxLength": 12,
      "pattern": "^[A-Z0-9-]*$",
      "message": "Use letters, digits and hyphens."
    },
    "name": {
      "minLength": 1,
      "maxLength": 120,
      "pattern": "\\S"
    },
    "npi": {
      "pattern": "^[0-9]{10}$"
    },
    "second_factor_roles": {
      "maxItems": 50,
      "items": {
        "pattern": "^[a-z0-9_]{3,40}$"
      }
    },
    "version": {
      "minimum": 1
    }
  },
  "RelatedPerson": {
    "name": {
      "minLength": 1,
      "maxLength": 120,
      "needed": "Enter the name, or clear the other fields."
    },
    "phone": {
      "maxLength": 32,
      "pattern": "^(?:[\\x00-/:-\\x7f]*[^\\x00-/:-\\x7f]){5}",
      "message": "Enter a telephone number with its area code, such as (202) 555-0123."
    },
    "relationship": {
      "minLength": 1,
      "maxLength": 60,
      "needed": "Say who this is to the patient."
    }
  },
  "ResetRequest": {
    "reason": {
      "minLength": 5,
      "maxLength": 300,
      "needed": "Say why."
    }
  },
  "RestoreRequest": {
    "reason": {
      "minLength": 1,
      "maxLength": 500,
      "needed": "Say why."
    },
    "version": {
      "minimum": 1
    }
  },
  "RestrictionChange": {
    "reason": {
      "minLength": 1,
      "maxLength": 500,
      "needed": "Say why."
    }
  },
  "RoleRemoval": {
    "reason": {
      "minLength": 3,
      "maxLength": 300,
      "pattern": "\\S",
      "needed": "Say why."
    },
    "version": {
      "minimum": 1
    }
  },
  "RoleUpdate": {
    "description": {
      "maxLength": 300
    },
    "inherits": {
      "maxItems": 20,
      "items": {
        "pattern": "^[a-z0-9_]{3,40}$"
      }
    },
    "name": {
      "minLength": 2,
      "maxLength": 60,
      "pattern": "^\\S(?:[^\\x00-\\x1f]*\\S)?$"
    },
    "permissions": {
      "maxItems": 19,
      "items": {
        "choices": [
          "patient.read",
          "patient.write",
          "coverage.write",
          "patient.merge",
          "patient.export",
          "patient.sensitive",
          "patient.restricted",
          "patient.break_glass",
          "dashboard.read",
          "import.run",
          "alert.read",
          "alert.write",
          "user.manage",
          "role.manage",
          "practice.manage",
          "job.manage",
          "audit.read",
          "access.review",
          "account.own"
        ]
      }
    },
    "reason": {
      "minLength": 3,
      "maxLength": 300,
      "pattern": "\\S",
      "needed": "Say why."
    },
    "version": {
      "minimum": 1
    }
  },
  "RoleWrite": {
    "description": {
      "maxLength": 300
    },
    "inherits": {
      "maxItems": 20,
      "items": {
        "pattern": "^[a-z0-9_]{3,40}$"
      }
    },
    "name": {
      "minLength": 2,
      "maxLength": 60,
      "pattern": "^\\S(?:[^\\x00-\\x1f]*\\S)?$"
    },
    "permissions": {
      "maxItems": 19,
      "items": {
        "choices": [
          "patient.read",
          "patient.write",
          "coverage.write",
          "patient.merge",
          "patient.export",
          "patient.sensitive",
          "patient.restricted",
          "patient.break_glass",
          "dashboard.read",
          "import.run",
          "alert.read",
          "alert.write",
          "user.manage",
          "role.manage",
          "practice.manage",
          "job.manage",
          "audit.read",
          "access.review",
          "account.own"
        ]
      }
    },
    "reason": {
      "minLength": 3,
      "maxLength": 300,
      "pattern": "\\S",
      "needed": "Say why."
    }
  },
  "SetUpRequest": {
    "email": {
      "maxLength": 254,
      "pattern": "^\\s*[^@\\s]+@[^@\\s]+\\.[^@\\s]+\\s*$",
      "message": "Enter an e-mail address such as name@example.com."
    },
    "name": {
      "minLength": 1,
      "maxLength": 120
    },
    "password": {
      "minLength": 12,
      "maxLength": 128
    },
    "practice_name": {
      "minLength": 1,
      "maxLength": 120
    },
    "recovery_code": {
      "maxLength": 40
    },
    "token": {
      "minLength": 16,
      "maxLength": 100
    }
  },
  "SignUpRequest": {
    "callbackURL": {
      "maxLength": 200,
      "pattern": "^/[^/\\\\\\x00]*"
    },
    "email": {
      "maxLength": 254,
      "pattern": "^\\s*[^@\\s]+@[^@\\s]+\\.[^@\\s]+\\s*$",
      "message": "Enter an e-mail address such as name@example.com."
    },
    "invitation": {
      "minLength": 16,
      "maxLength": 200
    },
    "name": {
      "minLength": 1,
      "maxLength": 120
    },
    "password": {
      "minLength": 1,
      "maxLength": 1000
    }
  },
  "StatusChange": {
    "reason": {
      "minLength": 1,
      "maxLength": 500,
      "needed": "Say why."
    },
    "status": {
      "choices": [
        "inquiry",
        "onboarding",
        "active",
        "churned",
        "urgent"
      ]
    },
    "version": {
      "minimum": 1
    }
  },
  "SubscriberWrite": {
    "birth_date": {
      "message": "Enter a date such as 1980-03-12."
    },
    "family_name": {
      "minLength": 1,
      "maxLength": 120,
      "needed": "Enter the subscriber's last name."
    },
    "given_name": {
      "minLength": 1,
      "maxLength": 120,
      "needed": "Enter the subscriber's first name."
    },
    "sex": {
      "choices": [
        "female",
        "male",
        "other",
        "unknown"
      ]
    }
  },
  "UndoRequest": {
    "reason": {
      "minLength": 1,
      "maxLength": 500,
      "needed": "Say why."
    },
    "version": {
      "minimum": 1
    }
  },
  "UnmergeRequest": {
    "keep": {
      "maxItems": 22,
      "items": {
        "choices": [
          "family_name",
          "given_name",
          "middle_name",
          "name_suffix",
          "preferred_name",
          "former_names",
          "birth_date",
          "sex",
          "gender_identity",
          "mrn",
          "phones",
          "email",
          "address",
          "language",
          "emergency_contact",
          "responsible_party",
          "provider_id",
          "tags",
          "notes",
          "privacy_notice_on",
          "contact_consents",
          "deceased"
        ]
      }
    },
    "reason": {
      "minLength": 1,
      "maxLength": 500,
      "needed": "Say why."
    },
    "survivor_version": {
      "minimum": 1
    },
    "version": {
      "minimum": 1
    }
  },
  "UserChange": {
    "email": {
      "maxLength": 254,
      "pattern": "^\\s*[^@\\s]+@[^@\\s]+\\.[^@\\s]+\\s*$",
      "message": "Enter an e-mail address such as name@example.com."
    },
    "name": {
      "minLength": 1,
      "maxLength": 120,
      "pattern": "^\\S(?:[^\\x00-\\x1f]*\\S)?$"
    },
    "role": {
      "pattern": "^[a-z0-9_]{3,40}$"
    }
  },
  "UserCreate": {
    "email": {
      "maxLength": 254,
      "pattern": "^\\s*[^@\\s]+@[^@\\s]+\\.[^@\\s]+\\s*$",
      "message": "Enter an e-mail address such as name@example.com."
    },
    "name": {
      "minLength": 1,
      "maxLength": 120,
      "pattern": "^\\S(?:[^\\x00-\\x1f]*\\S)?$"
    },
    "provider_id": {
      "pattern": "^[a-z2-7]{20}$"
    },
    "role": {
      "pattern": "^[a-z0-9_]{3,40}$"
    }
  },
  "UserMadeRequest": {
    "email": {
      "maxLength": 254,
      "pattern": "^\\s*[^@\\s]+@[^@\\s]+\\.[^@\\s]+\\s*$",
      "message": "Enter an e-mail address such as name@example.com."
    },
    "name": {
      "minLength": 1,
      "maxLength": 120,
      "pattern": "^\\S(?:[^\\x00-\\x1f]*\\S)?$"
    },
    "role": {
      "pattern": "^[a-z0-9_]{3,40}$"
    }
  },
  "UserUpdate": {
    "email": {
      "maxLength": 254,
      "pattern": "^\\s*[^@\\s]+@[^@\\s]+\\.[^@\\s]+\\s*$",
      "message": "Enter an e-mail address such as name@example.com."
    },
    "name": {
      "minLength": 1,
      "maxLength": 120,
      "pattern": "^\\S(?:[^\\x00-\\x1f]*\\S)?$"
    },
    "provider_id": {
      "pattern": "^[a-z2-7]{20}$"
    },
    "reason": {
      "minLength": 3,
      "maxLength": 300,
      "pattern": "\\S",
      "needed": "Say why."
    },
    "role": {
      "pattern": "^[a-z0-9_]{3,40}$"
    },
    "version": {
      "minimum": 1
    }
  },
  "VerificationRequest": {
    "callbackURL": {
      "maxLength": 200,
      "pattern": "^/[^/\\\\\\x00]*"
    },
    "email": {
      "maxLength": 254,
      "pattern": "^\\s*[^@\\s]+@[^@\\s]+\\.[^@\\s]+\\s*$",
      "message": "Enter an e-mail address such as name@example.com."
    }
  }
} as const;
