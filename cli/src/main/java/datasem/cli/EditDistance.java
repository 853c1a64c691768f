package datasem.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what a mistyped name was meant to be. */
final class EditDistance {
  private EditDistance() {}

  /** Insertions, deletions, substitutions and swaps of neighbours that lead from one word to the other. */
  static int between(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int substitution = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(substitution, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], 1 + d[i - 2][j - 2]);
        }
      }
    }
    return d[a.length()][b.length()];
  }

  /** The nearest name, unless more than a third of it would have to change; a unique beginning counts as near. */
  static Optional<String> nearest(String word, Collection<String> names) {
    String wanted = word.toLowerCase(java.util.Locale.ROOT);
    Optional<String> nearest =
        names.stream()
            .min(Comparator.comparingInt(name -> between(wanted, name)))
            .filter(name -> between(wanted, name) <= Math.max(1, name.length() / 3));
    if (nearest.isPresent() || wanted.isEmpty()) {
      return nearest;
    }
    return names.stream().filter(name -> name.startsWith(wanted)).findFirst();
  }
}
