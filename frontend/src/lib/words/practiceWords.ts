/** The days of the week as opening hours name them. */
export const WEEKDAYS = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
} as const;

export type Weekday = keyof typeof WEEKDAYS;
export const WEEKDAY_CODES = Object.keys(WEEKDAYS) as Weekday[];

/** The practice's switches: what they are called and what they do. */
export const SWITCH_WORDS = {
  own_panel_only: {
    label: 'Own panel only',
    meaning:
      'Providers find and open only the patients that are assigned to them. For everybody else’s patients there is nothing to be seen, not even that they are here; an emergency access opens one for a while.',
  },
  restricted_patients: {
    label: 'Restricted patients',
    meaning:
      'A patient can be marked as restricted, such as a colleague or somebody well known. Only those who treat them and those with the permission find and open them; an emergency access opens one for a while.',
  },
  open_registration: {
    label: 'Open registration',
    meaning:
      'Anybody who reaches the sign-in page may ask for an account. Nobody gets in by asking: an administrator lets them in and chooses their role.',
  },
} as const;
