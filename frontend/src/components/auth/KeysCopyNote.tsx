import classes from './KeysCopyNote.module.css';

/** Why a copy of the keys comes first, and how it is made. */
export function KeysCopyNote() {
  return (
    <div className={classes.note}>
      <p>
        Everything about patients is sealed with keys. They lie on the computer that PFINNI runs on, apart from the data
        and from every backup. If they are lost, nobody can read the records again: not you, and not the people who made
        PFINNI. So a copy comes first, best on a drive that you lock away.
      </p>
      <ol>
        <li>
          Copy the keys to a new folder: <code>pfinni keys copy PATH</code>
        </li>
        <li>
          Let PFINNI open the copy: <code>pfinni keys confirm PATH</code>
        </li>
      </ol>
      <p>
        The second command prints the recovery code. The copy opens only with the passphrase of the keys: keep that
        safe, too, in another place.
      </p>
    </div>
  );
}
