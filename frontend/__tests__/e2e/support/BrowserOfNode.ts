/** What a browser does around `fetch`: keeps cookies, and names the origin of its page. */
export class BrowserOfNode {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly origin: string) {}

  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    request.headers.set('origin', this.origin);
    request.headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(request);
    for (const cookie of response.headers.getSetCookie()) {
      this.keep(cookie);
    }
    return response;
  };

  private keep(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split(';');
    const name = pair.slice(0, pair.indexOf('='));
    const isOver = attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute));
    if (isOver) {
      this.cookies.delete(name);
    } else {
      this.cookies.set(name, pair.slice(pair.indexOf('=') + 1));
    }
  }
}
