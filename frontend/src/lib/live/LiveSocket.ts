import { FAREWELL, type Frame } from './frames';

/** `waiting` is between two attempts; `ended` is for good. */
export type LiveState = 'connecting' | 'live' | 'waiting' | 'ended';

export interface LiveListener {
  onFrame: (frame: Frame) => void;
  onState: (state: LiveState) => void;
  onSignedOut: () => void;
}

const FIRST_WAIT = 250;
const LONGEST_WAIT = 15_000;
const ASLEEP_AFTER = 60_000;

/**
 * One live connection that comes back by itself: with a growing, jittered wait, at once when the network returns or
 * the tab wakes up, and always from the highest event that was seen, so that nothing in between is lost.
 */
export class LiveSocket {
  private socket: WebSocket | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private attempts = 0;
  private seen: number | null = null;
  private hiddenAt: number | null = null;

  constructor(
    private readonly address: (after: number | null) => string,
    private readonly listener: LiveListener,
    private readonly random: () => number = Math.random,
  ) {}

  start(): void {
    window.addEventListener('online', this.reconnect);
    document.addEventListener('visibilitychange', this.wake);
    this.connect();
  }

  stop(): void {
    window.removeEventListener('online', this.reconnect);
    document.removeEventListener('visibilitychange', this.wake);
    clearTimeout(this.timer);
    this.drop();
  }

  private connect(): void {
    this.listener.onState('connecting');
    const socket = new WebSocket(this.address(this.seen));
    socket.onmessage = ({ data }) => this.take(JSON.parse(data) as Frame);
    socket.onclose = ({ code }) => this.part(code);
    this.socket = socket;
  }

  /** The first frame says that the connection is good: the server sends one to everybody it admits. */
  private take(frame: Frame): void {
    if ('seq' in frame) {
      this.seen = Math.max(this.seen ?? 0, frame.seq);
    }
    this.attempts = 0;
    this.listener.onState('live');
    this.listener.onFrame(frame);
  }

  private part(code: number): void {
    this.socket = null;
    if (code === FAREWELL.signedOut || code === FAREWELL.refused) {
      this.stop();
      this.listener.onState('ended');
      if (code === FAREWELL.signedOut) {
        this.listener.onSignedOut();
      }
      return;
    }
    this.listener.onState('waiting');
    this.timer = setTimeout(() => this.connect(), this.wait());
  }

  /** Between half and the whole of a wait that doubles: a thousand browsers do not come back in the same moment. */
  private wait(): number {
    const whole = Math.min(FIRST_WAIT * 2 ** this.attempts, LONGEST_WAIT);
    this.attempts += 1;
    return whole / 2 + (this.random() * whole) / 2;
  }

  private readonly reconnect = (): void => {
    clearTimeout(this.timer);
    this.drop();
    this.attempts = 0;
    this.connect();
  };

  /** A machine that slept may hold a connection that is dead and does not know it. */
  private readonly wake = (): void => {
    if (document.visibilityState === 'hidden') {
      this.hiddenAt = Date.now();
    } else if (this.hiddenAt !== null && Date.now() - this.hiddenAt > ASLEEP_AFTER) {
      this.reconnect();
    }
  };

  private drop(): void {
    if (this.socket !== null) {
      this.socket.onclose = null;
      this.socket.onmessage = null;
      this.socket.close();
      this.socket = null;
    }
  }
}
