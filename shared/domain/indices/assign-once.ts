/**
 * How many people count for each post when everyone counts once. `eligible[i]` are the posts person i could count for, `wanted` how many each post
 * asks for. As many wanted places as possible are filled (a maximum matching); people beyond the wanted number count for the first of their
 * posts. Posts nobody asks for, and people without a post, are left out.
 */
export function assignOnce<Post extends string>(
  eligible: readonly (readonly Post[])[],
  wanted: Readonly<Record<Post, number>>,
): Readonly<Record<Post, number>> {
  const places = (Object.keys(wanted) as Post[]).flatMap((post) => Array.from({ length: wanted[post] }, () => post));
  const holders = places.map((): number | null => null);

  /** Finds a place for a person, asking those already placed to move on (Kuhn's algorithm). */
  const seat = (person: number, tried: Set<number>): boolean =>
    places.some((post, place) => {
      if (tried.has(place) || eligible[person]?.includes(post) !== true) return false;
      tried.add(place);
      const holder = holders[place] ?? null;
      if (holder !== null && !seat(holder, tried)) return false;
      holders[place] = person;
      return true;
    });
  eligible.forEach((_, person) => void seat(person, new Set()));

  const counts = Object.fromEntries(Object.keys(wanted).map((post) => [post, 0])) as Record<Post, number>;
  const placed = new Set(holders);
  holders.forEach((holder, place) => {
    const post = places[place];
    if (holder !== null && post !== undefined) counts[post] += 1;
  });
  eligible.forEach((posts, person) => {
    const first = posts.find((post) => post in counts);
    if (!placed.has(person) && first !== undefined) counts[first] += 1;
  });
  return counts;
}
