const SECOND = 1000;
/** So long before the time-out the person is asked. */
const WARNED_BEFORE = 60 * SECOND;
/** Keys and pointer in a tab that asks the API for nothing extend the session at most so often. */
const TOLD_AT_MOST_EVERY = 60 * SECOND;

export interface IdleListener {
  /** Seconds that are left, while the warning stands; null when it does not. */
  onWarning: (secondsLeft: number | null) => void;
  onTimeout: () => void;
  /** The person is here: the API has to know. */
  onStillHere: () => void;
}

/**
 * When nobody has used the session for too long. A use is a request that a person caused, here or in another tab; keys
 * and pointer are told to the API once a minute. While the warning stands only an answer to it counts.
 */
export class IdleWatch {
  private usedAt: number;
  private toldAt: number;
  private isWarning = false;
  private isOver = false;

  constructor(
    private readonly idleAfter: number,
    private readonly listener: IdleListener,
    left: number = idleAfter,
    private readonly now: () => number = Date.now,
  ) {
    this.usedAt = this.now() - (idleAfter - left);
    this.toldAt = this.usedAt;
  }

  /** The session was used at this moment. */
  used(at: number = this.now()): void {
    if (at > this.usedAt) {
      this.usedAt = at;
      this.look();
    }
  }

  /** The person touched keys or pointer. */
  touched(): void {
    const now = this.now();
    const lastTold = Math.max(this.usedAt, this.toldAt);
    if (!(this.isWarning || this.isOver) && now - lastTold >= TOLD_AT_MOST_EVERY) {
      this.toldAt = now;
      this.listener.onStillHere();
    }
  }

  /** Look at the clock: each second, and when the tab comes back to the front. */
  look(): void {
    if (this.isOver) {
      return;
    }
    const left = this.usedAt + this.idleAfter - this.now();
    if (left <= 0) {
      this.isOver = true;
      this.listener.onTimeout();
    } else if (left <= WARNED_BEFORE) {
      this.isWarning = true;
      this.listener.onWarning(Math.ceil(left / SECOND));
    } else if (this.isWarning) {
      this.isWarning = false;
      this.listener.onWarning(null);
    }
  }
}
