let locked = false;

/** Whether the page is blanked because its session has ended. */
export function isLocked(): boolean {
  return locked;
}

export function setLocked(next: boolean): void {
  locked = next;
}
