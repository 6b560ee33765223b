import classes from './PersonAvatar.module.css';

/** Initials in the place of a picture; the name stands beside it. */
export function PersonAvatar({ initials, size = 34 }: { initials: string; size?: number }) {
  return (
    <span className={classes.avatar} style={{ width: size, height: size, fontSize: size * 0.36 }} aria-hidden>
      {initials.toUpperCase()}
    </span>
  );
}
