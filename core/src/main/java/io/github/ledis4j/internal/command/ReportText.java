package io.github.ledis4j.internal.command;

import java.lang.reflect.RecordComponent;
import java.util.StringJoiner;

/** Shows what stands behind a report under the name that users know: that of its interface. */
public final class ReportText {
  private ReportText() {}

  /**
   * Shows a record as records show themselves, but for the name.
   *
   * @param report a record with an interface
   * @return the simple name of the interface, and all components
   */
  public static String of(Record report) {
    Class<?> name = report.getClass().getInterfaces()[0];
    StringJoiner text = new StringJoiner(", ", name.getSimpleName() + "[", "]");
    for (RecordComponent component : report.getClass().getRecordComponents()) {
      text.add(component.getName() + "=" + value(report, component));
    }
    return text.toString();
  }

  private static Object value(Record report, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return String.valueOf(component.getAccessor().invoke(report));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
