// Starts the machine's Chromium, without traffic of its own. Whatever a page
// asks for outside of loopback is refused and written down.
import { mkdtempSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { need } from './tap.mjs';

const PLACES = [process.env.CHROME, '/usr/bin/chromium', '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome', '/opt/homebrew/bin/chromium'];
export const chrome = PLACES.find((path) => path && existsSync(path));
export const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic',
  '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync'];

const INSIDE = ['data:', 'blob:', 'about:', 'file:'];
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

export async function withBrowser(work, options = {}) {
  const { chromium } = need('playwright-core');
  const folder = mkdtempSync(join(tmpdir(), 'dateline-chromium-'));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: chrome, headless: true, args: flags, ...options,
  });
  const refused = [];
  await context.route('**/*', (route) => {
    const to = new URL(route.request().url());
    if (INSIDE.includes(to.protocol) || LOOPBACK.includes(to.hostname)) return route.continue();
    refused.push(to.href);
    return route.abort();
  });
  try {
    return await work(context, refused);
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

// What a page itself says went wrong, such as something its
// Content-Security-Policy has blocked.
export function complaints(page) {
  const said = [];
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) said.push(message.text());
  });
  return said;
}
