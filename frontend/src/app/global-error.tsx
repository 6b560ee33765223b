'use client';

/** The last resort, when not even the frame around the pages could be shown. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <main>
          <h1>PFINNI failed to load</h1>
          <p>Nothing was changed. Please load the page again.</p>
        </main>
      </body>
    </html>
  );
}
