/** What title, words, drawings and table of one view have in common, worked out once. */

/** The same function, which remembers its last answer: the observations and the view must be the very same objects. */
export function remembered<Observations, View, Answer>(
  select: (observations: Observations, view: View) => Answer,
): (observations: Observations, view: View) => Answer {
  let last: {observations: Observations; view: View; answer: Answer} | undefined;
  return (observations, view) => {
    if (last?.observations !== observations || last.view !== view)
      last = {observations, view, answer: select(observations, view)};
    return last.answer;
  };
}
