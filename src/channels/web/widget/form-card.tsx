/** A form drawn at once; elsewhere its fields are asked one by one. */
import { useState } from 'preact/hooks';
import type { Form } from '../../../core/types';
import type { Send } from './activity';

type Field = Form['fields'][number];

const AUTOCOMPLETE: Readonly<Record<string, string>> = { name: 'name', phone: 'tel' };
/** The first suggestion is what is known of the person already. */
const PREFILLED: ReadonlySet<string> = new Set(['callLanguage']);
/** The service cuts what is longer. */
const LONGEST_VALUE_CHARACTERS = 300;

function FormField({ field, place }: { readonly field: Field; readonly place: string }) {
  const { id, label, kind, required, suggestions } = field;
  const [value, setValue] = useState(field.value ?? (PREFILLED.has(id) ? suggestions[0] : undefined) ?? '');
  return (
    <div class="field">
      <label for={place}>
        {label}
        {required && <span aria-hidden="true"> *</span>}
      </label>
      <input
        id={place}
        name={id}
        type={kind}
        list={undefined}
        dir={kind === 'tel' ? 'ltr' : 'auto'}
        required={required}
        autocomplete={AUTOCOMPLETE[id] ?? 'off'}
        maxLength={LONGEST_VALUE_CHARACTERS}
        value={value}
        onInput={({ currentTarget }) => setValue(currentTarget.value)}
      />
      {suggestions.length > 0 && (
        <div class="suggestions">
          {suggestions.map((suggestion) => (
            <button
              key={suggestion}
              type="button"
              aria-pressed={suggestion === value}
              onClick={() => setValue(suggestion)}
            >
              {suggestion}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

export function FormCard({ form, send }: { readonly form: Form; readonly send: Send }) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(event.currentTarget as HTMLFormElement));
    send('', { form: form.id, values });
  };
  return (
    <form class="card" onSubmit={submit}>
      {form.fields.map((field) => (
        <FormField key={field.id} field={field} place={`${form.id}-${field.id}`} />
      ))}
      <div class="row">
        <button type="submit" class="main">
          {form.submit}
        </button>
        <button type="button" onClick={() => send(form.cancel)}>
          {form.cancel}
        </button>
      </div>
    </form>
  );
}
