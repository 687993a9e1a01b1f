/** The order in which figures are listed, newest page first and down the text: a window of them is found without sorting all. */
export const figureOrder = `
DROP INDEX tally_figure_sentence;
CREATE INDEX tally_figure_sentence ON tally_figure (article_no DESC, sentence, no, figure_id);
`
