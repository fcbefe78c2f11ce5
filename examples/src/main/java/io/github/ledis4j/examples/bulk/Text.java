package io.github.ledis4j.examples.bulk;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Makes a text to load. */
final class Text {
  private static final String[] WORDS = {
    "river", "stone", "lantern", "quiet", "amber", "harbour", "winter", "signal", "meadow", "copper"
  };

  private Text() {}

  /** Writes so many lines of some words each to a temporary file. */
  static Path generate(int lines) throws IOException {
    System.out.printf("making a text of %,d lines%n", lines);
    Path file = Files.createTempFile("ledis4j-bulk-", ".txt");
    Random random = new Random(1);
    try (BufferedWriter text = Files.newBufferedWriter(file)) {
      for (int i = 1; i <= lines; i++) {
        text.write(Integer.toString(i));
        for (int word = random.nextInt(8); word >= 0; word--) {
          text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
        }
        text.newLine();
      }
    }
    return file;
  }
}
