const PASSWORD = 'pfinni-demo-2026';

/** The sign-ins of the demo, which holds invented people only; a practice has none of them. */
export const demoAccounts = [
  { role: 'Provider', email: 'provider@example.com', password: PASSWORD },
  { role: 'Administrator', email: 'admin@example.com', password: PASSWORD },
  { role: 'Auditor', email: 'audit@example.com', password: PASSWORD },
  { role: 'Front desk', email: 'front-desk@example.com', password: PASSWORD },
  { role: 'Billing', email: 'billing@example.com', password: PASSWORD },
];
