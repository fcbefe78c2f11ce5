package io.github.ledis4j.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every link of a page leads to a file, and to a headline in it; the index names every page. */
class LinksTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path INDEX = ROOT.resolve("docs/README.md");
  private static final Pattern CODE = Pattern.compile("(?ms)^ *```.*?^ *```|`[^`\n]*`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```.*?^ *```");
  private static final Pattern HEADLINE = Pattern.compile("(?m)^#+ (.*)$");
  private static final int LEAST = 100;

  @Test
  void should_lead_somewhere_when_a_link_is_relative() throws IOException {
    List<String> dead = new ArrayList<>();
    int looked = 0;
    for (Path page : pages()) {
      for (String link : links(page)) {
        looked++;
        if (!leads(page, link)) {
          dead.add(ROOT.relativize(page) + ": " + link);
        }
      }
    }
    assertEquals(List.of(), dead);
    assertTrue(looked >= LEAST, "only " + looked);
  }

  @Test
  void should_stand_in_the_index_when_it_is_a_page() throws IOException {
    Set<Path> named =
        links(INDEX).stream()
            .map(link -> INDEX.resolveSibling(link.replaceAll("#.*", "")).normalize())
            .collect(Collectors.toSet());
    List<Path> missing =
        pages().stream()
            .filter(page -> page.startsWith(ROOT.resolve("docs")) && !page.equals(INDEX))
            .filter(page -> !named.contains(page))
            .toList();
    assertEquals(List.of(), missing);
  }

  private static boolean leads(Path page, String link) throws IOException {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    if (!Files.exists(target)) {
      return false;
    }
    return parts.length == 1 || anchors(target).contains(parts[1]);
  }

  private static List<String> links(Path page) throws IOException {
    String text = CODE.matcher(Files.readString(page)).replaceAll("");
    return LINK.matcher(text)
        .results()
        .map(link -> link.group(1))
        .filter(link -> !link.matches("\\w+:.*"))
        .toList();
  }

  /** As GitHub makes them: in lower case, without punctuation, with a hyphen for each space. */
  private static Set<String> anchors(Path page) throws IOException {
    return HEADLINE
        .matcher(BLOCK.matcher(Files.readString(page)).replaceAll(""))
        .results()
        .map(line -> line.group(1).toLowerCase(Locale.ROOT))
        .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  /** Those beside the parent pom, and those in folders for them. */
  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(in(ROOT, 1));
    for (String folder : List.of("docs", ".github")) {
      pages.addAll(in(ROOT.resolve(folder), 2));
    }
    return pages;
  }

  private static List<Path> in(Path folder, int depth) throws IOException {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }
}
