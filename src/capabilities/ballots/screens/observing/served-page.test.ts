import { expect, it } from 'vitest';
import { scriptOf } from './served-page.ts';

it('finds the one script of a page, and takes none of a page with another beside it', () => {
  const address = 'https://su.example.edu/yunling/ballot';
  const page = (scripts: string): string => `<!doctype html><body>${scripts}</body>`;
  const one = '<script type="module" src="/app/ballot/page.js"></script>';
  expect(scriptOf(page(one), address)).toBe('https://su.example.edu/app/ballot/page.js');
  expect(scriptOf(page(`${one}<script src="/more.js"></script>`), address)).toBeNull();
  expect(scriptOf(page(''), address)).toBeNull();
});
