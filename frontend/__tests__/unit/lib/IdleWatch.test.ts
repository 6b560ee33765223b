import { describe, expect, it, vi } from 'vitest';
import { IdleWatch } from '@/lib/session/IdleWatch';

const MINUTE = 60_000;
const IDLE_AFTER = 15 * MINUTE;

function watch(left?: number) {
  let now = 1_000_000;
  const listener = { onWarning: vi.fn(), onTimeout: vi.fn(), onStillHere: vi.fn() };
  const idle = new IdleWatch(IDLE_AFTER, listener, left, () => now);
  const pass = (time: number) => {
    now += time;
    idle.look();
  };
  return { idle, pass, now: () => now, ...listener };
}

describe('idle watch', () => {
  it('warns one minute before, counts down, and ends once', () => {
    const { pass, onWarning, onTimeout } = watch();
    pass(14 * MINUTE - 1000);
    expect(onWarning).not.toHaveBeenCalled();
    pass(1000);
    expect(onWarning).toHaveBeenLastCalledWith(60);
    pass(59_500);
    expect(onWarning).toHaveBeenLastCalledWith(1);
    expect(onTimeout).not.toHaveBeenCalled();
    pass(500);
    pass(MINUTE);
    expect(onTimeout).toHaveBeenCalledOnce();
  });

  it('begins anew with each use, and takes the warning back', () => {
    const { idle, pass, onWarning, onTimeout } = watch();
    pass(14.5 * MINUTE);
    idle.used();
    expect(onWarning).toHaveBeenLastCalledWith(null);
    pass(13.9 * MINUTE);
    expect(onWarning).toHaveBeenLastCalledWith(null);
    expect(onTimeout).not.toHaveBeenCalled();
  });

  it('hears of a use in another tab late without going back', () => {
    const { idle, pass, now, onWarning } = watch();
    pass(10 * MINUTE);
    idle.used();
    idle.used(now() - 5 * MINUTE);
    pass(13.9 * MINUTE);
    expect(onWarning).not.toHaveBeenCalled();
  });

  it('tells the API of keys and pointer once a minute at most, and not while requests do', () => {
    const { idle, pass, onStillHere } = watch();
    idle.touched();
    pass(59_000);
    idle.touched();
    expect(onStillHere).not.toHaveBeenCalled();
    pass(1000);
    idle.touched();
    idle.touched();
    expect(onStillHere).toHaveBeenCalledOnce();
    pass(MINUTE);
    idle.used();
    idle.touched();
    expect(onStillHere).toHaveBeenCalledOnce();
  });

  it('takes nothing but an answer while it warns', () => {
    const { idle, pass, onStillHere } = watch();
    pass(14.5 * MINUTE);
    idle.touched();
    expect(onStillHere).not.toHaveBeenCalled();
  });

  it('is over at once when the machine slept through it', () => {
    const { pass, onWarning, onTimeout } = watch();
    pass(8 * 60 * MINUTE);
    expect(onTimeout).toHaveBeenCalledOnce();
    expect(onWarning).not.toHaveBeenCalled();
  });

  it('begins with what was left', () => {
    const { pass, onWarning } = watch(2 * MINUTE);
    pass(MINUTE);
    expect(onWarning).toHaveBeenLastCalledWith(60);
  });
});
