/** The few pictures of the chat; what they mean always stands beside them in words or in a label. */

function Icon({ path }: { readonly path: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" class="icon">
      <path d={path} />
    </svg>
  );
}

export const PhoneIcon = () => (
  <Icon path="M6 3h3l2 5-2.5 1.5a12 12 0 0 0 6 6L16 13l5 2v3a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z" />
);
export const GlobeIcon = () => (
  <Icon path="M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18" />
);
export const CloseIcon = () => <Icon path="M5 5l14 14M19 5L5 19" />;
export const MoreIcon = () => <Icon path="M4 7h16M4 12h16M4 17h16" />;
export const DownIcon = () => <Icon path="M12 5v14M6 13l6 6 6-6" />;
