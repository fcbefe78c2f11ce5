package io.github.ledis4j.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Packages do not need one another in a circle: not the public ones among themselves, and not the
 * internal ones. Each can be read without those that are built on it.
 */
class PackagesTest {
  private static final String ROOT = "io.github.ledis4j";

  private static final JavaClasses CLASSES = PublicApi.classes();

  @Test
  void should_have_no_circle_when_packages_are_public() {
    check(false);
  }

  @Test
  void should_have_no_circle_when_packages_are_internal() {
    check(true);
  }

  /** The tests above are worth nothing if they see no classes. */
  @Test
  void should_see_the_classes_when_it_looks_for_circles() {
    assertTrue(CLASSES.contain(ROOT + ".RedisClient") && CLASSES.contain(ROOT + ".codec.Codec"));
    assertTrue(CLASSES.stream().noneMatch(type -> type.getSimpleName().equals("PackagesTest")));
  }

  private static void check(boolean internal) {
    EvaluationResult result =
        SlicesRuleDefinition.slices()
            .assignedFrom(new Packages(internal))
            .should()
            .beFreeOfCycles()
            .evaluate(CLASSES);
    assertEquals(
        List.of(), result.getFailureReport().getDetails(), "dependencies that close a circle");
  }

  /** Each package is a slice of its own. */
  private record Packages(boolean internal) implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      boolean ours = type.getPackageName().startsWith(ROOT);
      return ours && type.getPackageName().contains(".internal") == internal
          ? SliceIdentifier.of(type.getPackageName())
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }
}
