/**
 * Days and moments. A day (a birth, the end of a coverage) is a date and never passes through a time zone; a moment is
 * shown in the practice's zone; "today" is the practice's.
 */
const LOCALE = 'en-US';
const MONTHS = 12;
const INFANT_YEARS = 2;
const OF_AGE = 18;
const DAY = 86_400_000;

const dayFormat = new Intl.DateTimeFormat(LOCALE, { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' });

interface DayParts {
  year: number;
  month: number;
  day: number;
}

function partsOf(day: string): DayParts {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return { year, month, day: date };
}

function utc(day: string): number {
  const { year, month, day: date } = partsOf(day);
  const moment = new Date(0);
  moment.setUTCFullYear(year, month - 1, date);
  return moment.getTime();
}

/** `2026-03-14` as "Mar 14, 2026". */
export function showDay(day: string): string {
  return dayFormat.format(utc(day));
}

/** How many days lie between two days; negative when the second one comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((utc(to) - utc(from)) / DAY);
}

/** The age on a day, in words that fit the age: months for the smallest. */
export function ageOn(birth: string, today: string): string {
  const born = partsOf(birth);
  const now = partsOf(today);
  const isBeforeDay = now.day < born.day;
  const months = (now.year - born.year) * MONTHS + now.month - born.month - (isBeforeDay ? 1 : 0);
  if (months < INFANT_YEARS * MONTHS) {
    return months <= 0 ? 'newborn' : `${months} mo`;
  }
  return String(Math.floor(months / MONTHS));
}

/** Whether somebody is under 18 on a day. */
export function isMinor(birth: string, today: string): boolean {
  const { year, month, day } = partsOf(birth);
  const now = partsOf(today);
  const years = now.year - year - (now.month < month || (now.month === month && now.day < day) ? 1 : 0);
  return years < OF_AGE;
}

/** The calendar day of a moment in a zone, as `2026-03-14`. */
export function dayIn(zone: string, moment: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    moment,
  );
}

/** A moment with its time in a zone: "Mar 14, 2026, 2:05 PM". */
export function showMoment(moment: string, zone: string): string {
  return new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(
    new Date(moment),
  );
}

/** A day with its name: "Wednesday, November 25". */
export function showWeekday(moment: Date, zone: string): string {
  return new Intl.DateTimeFormat(LOCALE, { weekday: 'long', month: 'long', day: 'numeric', timeZone: zone }).format(
    moment,
  );
}

/** The day of the week and the time in a zone: "Wednesday 2:05 PM". */
export function showClock(moment: Date, zone: string): string {
  return new Intl.DateTimeFormat(LOCALE, {
    weekday: 'long',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: zone,
  }).format(moment);
}

const MINUTE = 60_000;
const HOUR = 3_600_000;

/** How long ago, as people say it; from yesterday on, the day. */
export function showSince(moment: string, now: Date, zone: string): string {
  const elapsed = now.getTime() - new Date(moment).getTime();
  const days = daysBetween(dayIn(zone, new Date(moment)), dayIn(zone, now));
  if (elapsed < MINUTE) {
    return 'just now';
  }
  if (elapsed < HOUR) {
    return `${Math.floor(elapsed / MINUTE)} min ago`;
  }
  if (days === 0) {
    return `${Math.floor(elapsed / HOUR)} h ago`;
  }
  return days === 1 ? 'yesterday' : showDay(dayIn(zone, new Date(moment)));
}

/** A greeting for the time of day in a zone. */
export function greeting(moment: Date, zone: string): string {
  const hour = Number(
    new Intl.DateTimeFormat(LOCALE, { hour: 'numeric', hourCycle: 'h23', timeZone: zone }).format(moment),
  );
  if (hour < 5 || hour >= 18) {
    return 'Good evening';
  }
  return hour < 12 ? 'Good morning' : 'Good afternoon';
}
