const HOUR = 60;
const MINUTE = 60_000;

/** "30 min", "2 h": for how long a record is opened. */
export function timeWords(minutes: number): string {
  return minutes % HOUR === 0 ? `${minutes / HOUR} h` : `${minutes} min`;
}

/** How much of the time is left, in whole minutes and at least one; empty when it is over. */
export function leftWords(endsAt: string, now: Date): string {
  const left = Date.parse(endsAt) - now.getTime();
  if (left <= 0) {
    return '';
  }
  const minutes = Math.max(1, Math.round(left / MINUTE));
  if (minutes < HOUR) {
    return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} left`;
  }
  const rest = minutes % HOUR;
  return `${Math.floor(minutes / HOUR)} h${rest === 0 ? '' : ` ${rest} min`} left`;
}

/** For how long something was open: "30 min", "1 h 15 min". */
export function timeBetween(from: string, until: string): string {
  const minutes = Math.max(1, Math.round((Date.parse(until) - Date.parse(from)) / MINUTE));
  const hours = Math.floor(minutes / HOUR);
  const rest = minutes % HOUR;
  return [hours === 0 ? '' : `${hours} h`, rest === 0 ? '' : `${rest} min`].filter(Boolean).join(' ');
}
