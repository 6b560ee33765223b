import { createHmac } from 'node:crypto';

const STEP_SECONDS = 30;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const BITS_OF_LETTER = 5;
const BITS_OF_BYTE = 8;
const SPACES = /\s/g;

/** An authenticator app (RFC 6238). A code is taken once, so each call gives one of a later half minute. */
export class Authenticator {
  private last = 0;

  constructor(private readonly secret: string) {}

  /** The next code that is good now: the API takes those of the half minutes beside the present one, too. */
  next(): string {
    const now = Math.floor(Date.now() / 1000 / STEP_SECONDS);
    this.last = Math.max(this.last + 1, now - 1);
    if (this.last > now + 1) {
      throw new Error('Three codes within half a minute are all that there are.');
    }
    return codeOf(this.secret.replace(SPACES, ''), this.last);
  }
}

function codeOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', bytesOf(secret)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0xf;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

function bytesOf(secret: string): Buffer {
  const bits = [...secret].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(BITS_OF_LETTER, '0')).join('');
  const bytes = bits.match(new RegExp(`.{${BITS_OF_BYTE}}`, 'g')) ?? [];
  return Buffer.from(bytes.map((each) => Number.parseInt(each, 2)));
}
