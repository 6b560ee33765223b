import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isBeforeTheDoor, leaveWithOtherTabs, signInPath, tellOtherTabs, wayBack } from '@/lib/auth/leaving';

describe('the way to the sign-in page and back', () => {
  it('leads back to where one was', () => {
    expect(signInPath('/patients?status=active')).toBe('/sign-in?next=%2Fpatients%3Fstatus%3Dactive');
    expect(wayBack('/patients?status=active')).toBe('/patients?status=active');
  });

  it('never leads in a circle', () => {
    expect(signInPath('/sign-in?next=/x')).toBe('/sign-in');
    expect(wayBack('/sign-in')).toBe('/');
  });

  it('is not needed for the pages before the door', () => {
    const open = ['/sign-in', '/setup', '/register', '/forgot-password', '/reset-password', '/verify-email'];
    expect([...open, '/', '/patients', '/setup/more', '/account'].filter(isBeforeTheDoor)).toEqual(open);
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '', null])(
    'never leads to another site: %s',
    (next) => {
      expect(wayBack(next)).toBe('/');
    },
  );
});

describe('a page that the browser puts aside', () => {
  const transition = (name: string, persisted: boolean) => Object.assign(new Event(name), { persisted });
  let stop: () => void;
  beforeEach(() => {
    vi.stubGlobal('location', { reload: vi.fn(), replace: vi.fn(), pathname: '/pfinni/patients', search: '' });
    stop = leaveWithOtherTabs();
  });
  afterEach(() => {
    stop();
    vi.unstubAllGlobals();
    document.documentElement.hidden = false;
  });

  it('is blank from that moment, and loaded anew when it is brought back', () => {
    window.dispatchEvent(transition('pagehide', true));
    expect(document.documentElement).not.toBeVisible();
    window.dispatchEvent(transition('pageshow', true));
    expect(window.location.reload).toHaveBeenCalledOnce();
  });

  it('is left alone when it is loaded as usual', () => {
    window.dispatchEvent(transition('pageshow', false));
    expect(window.location.reload).not.toHaveBeenCalled();
  });

  it('leaves when another tab signs out', async () => {
    tellOtherTabs();
    await vi.waitFor(() => expect(window.location.replace).toHaveBeenCalledWith('/pfinni/sign-in'));
  });
});
