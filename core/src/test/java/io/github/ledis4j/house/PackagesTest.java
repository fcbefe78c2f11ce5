package io.github.ledis4j.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SliceRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Packages do not need one another in a circle: not the public ones among themselves, and not the
 * internal ones. Each can be read without those that are built on it.
 */
class PackagesTest {
  private static final String ROOT = "io.github.ledis4j";

  /** A dependency that closes a circle for now; one that is no longer needed fails too. */
  private record Excuse(String from, String to, String reason) {}

  private static final List<Excuse> PUBLIC =
      List.of(
          new Excuse("transaction", "", "a transaction gives the result of a batch"),
          new Excuse("command", "script", "families run scripts, and scripts run on families"));
  private static final List<Excuse> INTERNAL =
      List.of(
          new Excuse("internal", "internal.connection", "URLs make sources of Sentinels"),
          new Excuse("internal.command", "internal.connection", "scripts wait as calls do"),
          new Excuse(
              "internal.client", "internal.monitor", "views make monitors, which use clients"),
          new Excuse("internal", "internal.sentinel", "URLs make sources of Sentinels"));

  private static final JavaClasses CLASSES = PublicApi.classes();

  @Test
  void should_have_no_circle_when_packages_are_public() {
    check(false, PUBLIC);
  }

  @Test
  void should_have_no_circle_when_packages_are_internal() {
    check(true, INTERNAL);
  }

  /** The tests above are worth nothing if they see no classes. */
  @Test
  void should_see_the_classes_when_it_looks_for_circles() {
    assertTrue(CLASSES.contain(ROOT + ".RedisClient") && CLASSES.contain(ROOT + ".codec.Codec"));
    assertTrue(CLASSES.stream().noneMatch(type -> type.getSimpleName().equals("PackagesTest")));
  }

  private static void check(boolean internal, List<Excuse> excuses) {
    EvaluationResult result = circles(internal, excuses);
    assertEquals(
        List.of(), result.getFailureReport().getDetails(), "dependencies that close a circle");
    for (Excuse excuse : excuses) {
      List<Excuse> others = excuses.stream().filter(each -> each != excuse).toList();
      assertTrue(circles(internal, others).hasViolation(), () -> "not needed any more: " + excuse);
    }
  }

  private static EvaluationResult circles(boolean internal, List<Excuse> excuses) {
    SliceRule rule =
        SlicesRuleDefinition.slices()
            .assignedFrom(new Packages(internal))
            .should()
            .beFreeOfCycles();
    for (Excuse excuse : excuses) {
      rule = rule.ignoreDependency(in(excuse.from()), in(excuse.to()));
    }
    return rule.evaluate(CLASSES);
  }

  private static DescribedPredicate<JavaClass> in(String name) {
    return describe("in " + name, type -> name(type).equals(name));
  }

  /** Without what all names have in common; the root package has no name then. */
  private static String name(JavaClass type) {
    return type.getPackageName().replaceFirst("^io\\.github\\.ledis4j\\.?", "");
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
