import { say, type Language } from '../../../kernel/words.ts';
import { element } from './dom.ts';
import type { Answer, GivenFile, Question, Verdict } from './messages.ts';
import { verdictParts } from './verdict.ts';
import { pageWordsEn } from './words.en.ts';
import { pageWordsZh } from './words.zh.ts';

/** The code of the worker, put here when the page is built: the page is one file and works from disk. */
declare const WORKER_CODE: string;

interface State {
  language: Language;
  file: GivenFile | null;
  receipt: GivenFile | null;
  count: GivenFile | null;
  code: string;
  underWay: boolean;
  verdict: Verdict | 'failed' | null;
}

const state: State = {
  language: navigator.language.startsWith('zh') || !navigator.language ? 'zh' : 'en',
  file: null,
  receipt: null,
  count: null,
  code: '',
  underWay: false,
  verdict: null,
};

const words = () => (state.language === 'zh' ? pageWordsZh : pageWordsEn);
const told = (key: string): string => say(words(), key);

const result = element('div');
const status = element('p', { role: 'status' });
const bar = element('progress', { max: 100, value: 0, hidden: true });
const form = element('div');
const head = element('header');
const foot = element('footer');
let worker: Worker | null = null;

function showResult(): void {
  const { verdict, language, code, receipt } = state;
  if (verdict === null) return result.replaceChildren();
  if (verdict === 'failed')
    return result.replaceChildren(
      element('p', { className: 'verdict broken' }, [told('page.failed')]),
    );
  const asked = { code: code !== '', receipt: receipt !== null };
  result.replaceChildren(...verdictParts(verdict, asked, { words: words(), language }));
}

function finish(verdict: Verdict | 'failed'): void {
  worker?.terminate();
  worker = null;
  state.verdict = verdict;
  bar.hidden = true;
  showResult();
  const first = result.querySelector('h2, p');
  // The eye sees the verdict itself.
  status.className = 'told';
  status.textContent = first?.textContent ?? '';
}

/** Checks what was given in a worker; a check that is still running is given up. */
function check(): void {
  const { file, receipt, count, code, underWay } = state;
  if (file === null) return;
  worker?.terminate();
  state.verdict = null;
  showResult();
  bar.hidden = false;
  status.className = '';
  bar.value = 0;
  status.textContent = say(words(), 'page.reading', { percent: 0 });
  const address = URL.createObjectURL(new Blob([WORKER_CODE], { type: 'text/javascript' }));
  worker = new Worker(address);
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    if (data.kind === 'done') return finish(data.verdict);
    bar.value = data.percent;
    // A voice that reads every per cent aloud helps nobody.
    if (data.percent % 25 === 0)
      status.textContent = say(words(), 'page.reading', { percent: data.percent });
  });
  worker.addEventListener('error', () => finish('failed'));
  const question: Question = { file, receipt, count, code: code === '' ? null : code, underWay };
  worker.postMessage(question);
}

async function given(file: File | undefined): Promise<GivenFile | null> {
  if (file === undefined) return null;
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

function fileInput(key: 'file' | 'receipt' | 'count'): HTMLInputElement {
  const input = element('input', {
    type: 'file',
    accept: key === 'file' ? '.jsonl,.json' : '.json',
  });
  input.addEventListener('change', () => {
    void given(input.files?.[0]).then((file) => {
      state[key] = file;
      check();
    });
  });
  return input;
}

const chosen = {
  file: fileInput('file'),
  receipt: fileInput('receipt'),
  count: fileInput('count'),
};

const code = element('input', {
  type: 'text',
  autocomplete: 'off',
  spellcheck: false,
  maxLength: 20,
});
code.addEventListener('change', () => {
  state.code = code.value.trim();
  check();
});

const underWay = element('input', { type: 'checkbox' });
underWay.addEventListener('change', () => {
  state.underWay = underWay.checked;
  check();
});

const labelled = (key: string, input: HTMLElement, className = ''): HTMLLabelElement =>
  element('label', { className }, [element('span', {}, [told(key)]), input]);

const drop = element('label', { className: 'drop' });
const more = element('details', { className: 'asked' });

function dropped(event: DragEvent): void {
  event.preventDefault();
  drop.classList.remove('over');
  void given(event.dataTransfer?.files[0]).then((file) => {
    if (file === null) return;
    state.file = file;
    check();
  });
}

document.addEventListener('dragover', (event) => {
  event.preventDefault();
  drop.classList.add('over');
});
document.addEventListener('dragleave', () => drop.classList.remove('over'));
document.addEventListener('drop', dropped);

function show(): void {
  document.documentElement.lang = state.language === 'zh' ? 'zh-CN' : 'en';
  document.title = `明章 · ${told('page.title')}`;
  const turn = element(
    'button',
    { type: 'button', lang: state.language === 'zh' ? 'en' : 'zh-CN' },
    [told('page.language')],
  );
  turn.addEventListener('click', () => {
    state.language = state.language === 'zh' ? 'en' : 'zh';
    show();
    head.querySelector('button')?.focus();
  });
  head.replaceChildren(element('span', {}, ['明章']), turn);
  drop.replaceChildren(element('strong', {}, [told('page.file')]), chosen.file);
  more.replaceChildren(
    element('summary', {}, [told('page.more')]),
    labelled('page.code', code),
    labelled('page.receipt', chosen.receipt),
    labelled('page.count', chosen.count),
    labelled('page.under-way', underWay, 'inline'),
  );
  form.replaceChildren(
    element('h1', {}, [told('page.title')]),
    element('p', {}, [told('page.intro')]),
    drop,
    more,
  );
  foot.replaceChildren(told('page.source'));
  showResult();
}

show();
document
  .querySelector('#root')
  ?.append(head, element('main', {}, [form, status, bar, result, foot]));
