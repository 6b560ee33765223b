import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveSocket, type LiveState } from '@/lib/live/LiveSocket';
import { FakeSocket } from '../support/FakeSocket';

const counts = (seq: number) => ({ type: 'counts', seq, counts: {} });

const opened: LiveSocket[] = [];

function open() {
  const states: LiveState[] = [];
  const listener = { onFrame: vi.fn(), onState: (state: LiveState) => states.push(state), onSignedOut: vi.fn() };
  const socket = new LiveSocket(
    (after) => `ws://x/live?after=${after}`,
    listener,
    () => 1,
  );
  opened.push(socket);
  socket.start();
  return { socket, states, ...listener };
}

describe('the live socket', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('WebSocket', FakeSocket);
    FakeSocket.all = [];
  });
  afterEach(() => {
    for (const socket of opened.splice(0)) {
      socket.stop();
    }
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('is live from the first frame on', () => {
    const { states, onFrame } = open();
    FakeSocket.last.says(counts(7));
    expect(states).toEqual(['connecting', 'live']);
    expect(onFrame).toHaveBeenCalledWith(counts(7));
  });

  it('comes back after the highest event that it saw', () => {
    open();
    FakeSocket.last.says(counts(7));
    FakeSocket.last.says({ type: 'changed', seq: 9 });
    FakeSocket.last.says(counts(8));
    FakeSocket.last.parts(1006);
    vi.advanceTimersByTime(250);
    expect(FakeSocket.last.address).toBe('ws://x/live?after=9');
  });

  it('waits longer each time, and not longer than a quarter of a minute', () => {
    open();
    const waits: number[] = [];
    for (let attempt = 0; attempt < 9; attempt += 1) {
      const before = FakeSocket.all.length;
      FakeSocket.last.parts(1006);
      let waited = 0;
      while (FakeSocket.all.length === before) {
        vi.advanceTimersByTime(250);
        waited += 250;
      }
      waits.push(waited);
    }
    expect(waits).toEqual([250, 500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
  });

  it('begins with short waits again once it was live', () => {
    open();
    FakeSocket.last.parts(4503);
    vi.advanceTimersByTime(250);
    FakeSocket.last.says(counts(1));
    FakeSocket.last.parts(4408);
    vi.advanceTimersByTime(250);
    expect(FakeSocket.all).toHaveLength(3);
  });

  it('comes back at once when the network does', () => {
    open();
    FakeSocket.last.parts(1006);
    window.dispatchEvent(new Event('online'));
    expect(FakeSocket.all).toHaveLength(2);
  });

  it('stays away when the session has ended, and says so', () => {
    const { onSignedOut, states } = open();
    FakeSocket.last.parts(4401);
    vi.advanceTimersByTime(60_000);
    expect(onSignedOut).toHaveBeenCalledOnce();
    expect(states.at(-1)).toBe('ended');
    expect(FakeSocket.all).toHaveLength(1);
  });

  it('stays away when it is refused', () => {
    const { onSignedOut } = open();
    FakeSocket.last.parts(4403);
    vi.advanceTimersByTime(60_000);
    expect(onSignedOut).not.toHaveBeenCalled();
    expect(FakeSocket.all).toHaveLength(1);
  });

  it('is silent once it is stopped', () => {
    const { socket } = open();
    const wire = FakeSocket.last;
    socket.stop();
    window.dispatchEvent(new Event('online'));
    vi.advanceTimersByTime(60_000);
    expect(wire.isClosed).toBe(true);
    expect(FakeSocket.all).toHaveLength(1);
  });
});
