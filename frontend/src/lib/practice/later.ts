import { dayIn, showMoment } from './days';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MORNING = '08:00';
const MONDAY = 1;
const WEEK = 7;

/** The moment at which a zone's clocks show this day and time. In the hour that a night leaves out, the one after it. */
export function momentIn(zone: string, day: string, time: string): Date {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  const first = wanted - offsetAt(zone, wanted);
  return new Date(wanted - offsetAt(zone, first));
}

/** How far a zone's clocks are ahead of UTC at a moment. */
function offsetAt(zone: string, moment: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(moment);
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = (
    ['year', 'month', 'day', 'hour', 'minute', 'second'] as const
  ).map((name) => Number(parts.find(({ type }) => type === name)?.value));
  return Date.UTC(year, month - 1, day, hour, minute, second) - moment;
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY).toISOString().slice(0, 'yyyy-mm-dd'.length);
}

/** Days until the next Monday; a whole week on a Monday. */
function daysToMonday(day: string): number {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return (MONDAY - weekday + WEEK) % WEEK || WEEK;
}

export interface Later {
  label: string;
  until: Date;
}

/** When one may want to look again: in an hour, tomorrow morning, next week; mornings are the practice's. */
export function laterChoices(now: Date, zone: string): Later[] {
  const today = dayIn(zone, now);
  return [
    { label: 'In an hour', until: new Date(now.getTime() + HOUR) },
    { label: 'Tomorrow morning', until: momentIn(zone, dayAfter(today, 1), MORNING) },
    { label: 'Next week', until: momentIn(zone, dayAfter(today, daysToMonday(today)), MORNING) },
  ];
}

const clock = (zone: string) =>
  new Intl.DateTimeFormat('en-US', { weekday: 'short', hour: 'numeric', minute: '2-digit', timeZone: zone });

/** A moment of the coming days as people say it: "3:05 PM", "Fri 8:00 AM"; later ones with their date. */
export function showUntil(moment: string, now: Date, zone: string): string {
  const until = new Date(moment);
  if (dayIn(zone, until) === dayIn(zone, now)) {
    return new Intl.DateTimeFormat('en-US', { timeStyle: 'short', timeZone: zone }).format(until);
  }
  return until.getTime() - now.getTime() < WEEK * DAY ? clock(zone).format(until) : showMoment(moment, zone);
}

/** A moment as a date-and-time field of a form holds it, on the practice's clock. */
export function asLocal(moment: string, zone: string): string {
  const at = Date.parse(moment);
  return new Date(at + offsetAt(zone, at)).toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length);
}

/** The moment that a date-and-time field means, on the practice's clock. */
export function fromLocal(text: string, zone: string): string {
  const [day = '', time = ''] = text.split('T');
  return momentIn(zone, day, time).toISOString();
}
