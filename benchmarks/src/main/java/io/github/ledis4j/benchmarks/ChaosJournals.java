package io.github.ledis4j.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What each node has written to its append-only files, which it does before it answers. A node that
 * follows another master throws its files away, so they get a second name here.
 */
final class ChaosJournals {
  private final Path folder;
  private final Map<String, Path> nodes;

  /**
   * Keeps the journals of nodes.
   *
   * @param folder on the file system of the nodes
   * @param nodes the folder of each, by its id
   */
  ChaosJournals(Path folder, Map<String, Path> nodes) {
    this.folder = folder;
    this.nodes = nodes;
  }

  /** Gives files that are new a second name. */
  synchronized void keep() {
    nodes.forEach(
        (id, node) -> {
          try (Stream<Path> files = Files.list(node.resolve("appendonlydir"))) {
            Path kept = Files.createDirectories(folder.resolve(id));
            files.filter(file -> file.toString().contains("incr")).forEach(f -> keep(f, kept));
          } catch (NoSuchFileException noneYet) {
            // a node that is about to begin new ones
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        });
  }

  private static void keep(Path file, Path folder) {
    try {
      Object inode = Files.getAttribute(file, "unix:ino"); // as names come again
      Files.createLink(folder.resolve(inode + "-" + file.getFileName()), file);
    } catch (FileAlreadyExistsException | NoSuchFileException kept) {
      // or thrown away at this moment
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The ids of the nodes that have written each of these arguments of commands. */
  Map<String, Set<String>> find(Set<String> wanted) throws IOException {
    Map<String, Set<String>> found = new HashMap<>();
    if (wanted.isEmpty()) {
      return found;
    }
    for (String id : nodes.keySet()) {
      for (Path file : files(id)) {
        // Not UTF-8 throughout: keys that slots bring along are packed.
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
          for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (wanted.contains(line)) {
              found.computeIfAbsent(line, any -> new HashSet<>()).add(id);
            }
          }
        }
      }
    }
    return found;
  }

  private List<Path> files(String id) throws IOException {
    Path kept = folder.resolve(id);
    if (Files.notExists(kept)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(kept)) {
      return files.toList();
    }
  }

  void delete() throws IOException {
    for (String id : nodes.keySet()) {
      for (Path file : files(id)) {
        Files.delete(file);
      }
      Files.deleteIfExists(folder.resolve(id));
    }
    Files.deleteIfExists(folder);
  }
}
