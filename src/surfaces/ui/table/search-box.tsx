import { useEffect, useRef, useState } from 'react';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';

const patience = 300;

/** A search box that asks when typing rests; while a Chinese input method is composing it waits. */
export function SearchBox(props: { readonly search: string; onSearch(search: string): void }) {
  const { search, onSearch } = props;
  const { t } = useTranslation('ui');
  const [typed, setTyped] = useState(search);
  const [asked, setAsked] = useState(search);
  const composing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  // The address changed without us (back, "clear"): it is right.
  if (search !== asked) {
    setAsked(search);
    setTyped(search);
  }
  useEffect(() => () => clearTimeout(timer.current), []);

  function askSoon(text: string, milliseconds = patience): void {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setAsked(text);
      onSearch(text);
    }, milliseconds);
  }
  return (
    <label className="search">
      <span className="tool-label">{t('table.search')}</span>
      <Input
        type="search"
        allowClear
        className="width-search"
        placeholder={t('table.search.placeholder')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          if (!composing.current) askSoon(event.target.value);
        }}
        onCompositionStart={() => {
          composing.current = true;
          clearTimeout(timer.current);
        }}
        onCompositionEnd={(event) => {
          composing.current = false;
          askSoon(event.currentTarget.value);
        }}
        onPressEnter={() => askSoon(typed, 0)}
      />
    </label>
  );
}
