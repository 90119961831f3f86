/** The mark of the product. */
export function Seal() {
  return (
    <svg className="seal" viewBox="0 0 32 32" aria-hidden="true">
      <rect x="1.5" y="1.5" width="29" height="29" rx="5" fill="#a3241c" />
      <path
        d="M8.5 16.5l5 5L23.5 10.5"
        fill="none"
        stroke="#fff"
        strokeWidth="3.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
