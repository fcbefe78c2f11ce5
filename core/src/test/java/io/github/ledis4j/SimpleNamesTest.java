package io.github.ledis4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A program that talks to both servers imports the types of both, which two of one name forbid. */
class SimpleNamesTest {

  @Test
  void should_be_one_type_when_a_simple_name_is_imported() throws IOException {
    Map<String, TreeSet<String>> types = new TreeMap<>();
    for (Class<?> type : NothingForgottenTest.publicTypes()) {
      if (type.getEnclosingClass() == null) {
        types
            .computeIfAbsent(type.getSimpleName(), name -> new TreeSet<>())
            .add(type.getPackageName());
      }
    }
    types.values().removeIf(packages -> packages.size() == 1);
    assertEquals(Map.of(), types);
  }
}
