/**
 * How many people count for each post when everyone counts once. `eligible[i]` are the posts person i could count for, `wanted` how many each post
 * asks for. As many wanted places as possible are filled (a maximum matching), and among the ways to do so one that gives as many posts as possible all they
 * ask for, earlier posts first; people beyond the wanted number count for the first of their posts. Posts nobody asks for, and people without a post, are left
 * out.
 */
export function assignOnce<Post extends string>(
  eligible: readonly (readonly Post[])[],
  wanted: Readonly<Record<Post, number>>,
): Readonly<Record<Post, number>> {
  const posts = Object.keys(wanted) as Post[];
  const whole = subsets(posts).find((some) =>
    fill(eligible, placesOf(some, wanted)).every((holder) => holder !== null),
  );
  // A place once filled stays filled while others move on: those of the whole posts come first.
  const places = placesOf([...new Set([...(whole ?? []), ...posts])], wanted);
  const holders = fill(eligible, places);
  const counts = Object.fromEntries(posts.map((post) => [post, 0])) as Record<Post, number>;
  const placed = new Set(holders);
  holders.forEach((holder, place) => {
    const post = places[place];
    if (holder !== null && post !== undefined) counts[post] += 1;
  });
  eligible.forEach((own, person) => {
    const first = own.find((post) => post in counts);
    if (!placed.has(person) && first !== undefined) counts[first] += 1;
  });
  return counts;
}

/** Who holds each place, null where nobody can, by asking those already placed to move on (Kuhn's algorithm). Earlier places are served first. */
function fill<Post extends string>(
  eligible: readonly (readonly Post[])[],
  places: readonly Post[],
): readonly (number | null)[] {
  const holders = places.map((): number | null => null);
  const serve = (place: number, tried: Set<number>): boolean =>
    eligible.some((own, person) => {
      const post = places[place];
      if (post === undefined || tried.has(person) || !own.includes(post)) return false;
      tried.add(person);
      const held = holders.indexOf(person);
      if (held >= 0 && !serve(held, tried)) return false;
      holders[place] = person;
      return true;
    });
  places.forEach((_, place) => void serve(place, new Set()));
  return holders;
}

function placesOf<Post extends string>(
  posts: readonly Post[],
  wanted: Readonly<Record<Post, number>>,
): readonly Post[] {
  return posts.flatMap((post) => Array.from({ length: wanted[post] }, () => post));
}

/** Every choice among a few posts, larger ones first, down to none. */
function subsets<Post>(posts: readonly Post[]): readonly (readonly Post[])[] {
  const all = posts.reduceRight<readonly (readonly Post[])[]>(
    (rest, post) => [...rest.map((some) => [post, ...some]), ...rest],
    [[]],
  );
  return all.toSorted((left, right) => right.length - left.length);
}
