package io.github.ledis4j.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The public API as text: a line for each type that programs can name, and one for each of its
 * members that they can use, with what is {@code @Nullable}. Parameters have no names here.
 */
public final class PublicApi {
  private static final String ROOT = "io.github.ledis4j";

  /** What every object has, and records have in words of their own. */
  private static final Set<String> EVERYWHERE = Set.of("equals", "hashCode", "toString");

  private PublicApi() {}

  /** All classes of main code that are published, the internal ones included. */
  static JavaClasses classes() {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages(ROOT)
        .that(JavaClass.Predicates.resideOutsideOfPackage(ROOT + ".testkit.."));
  }

  static List<String> lines() {
    List<String> lines = new ArrayList<>();
    classes().stream()
        .filter(type -> !type.isAnonymousClass() && !type.getSimpleName().equals("package-info"))
        .map(JavaClass::reflect)
        .filter(PublicApi::isPublic)
        .sorted((a, b) -> a.getName().compareTo(b.getName()))
        .forEach(type -> lines.addAll(lines(type)));
    return lines;
  }

  /** Tells whether a program can name it. */
  private static boolean isPublic(Class<?> type) {
    Class<?> around = type.getEnclosingClass();
    return !type.getPackageName().contains(".internal")
        && isOpen(type.getModifiers())
        && (around == null || isPublic(around));
  }

  private static boolean isOpen(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static List<String> lines(Class<?> type) {
    List<String> members = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      if (isOpen(field.getModifiers()) && !field.isSynthetic()) {
        members.add(
            text(field.getModifiers(), "")
                + text(field.getAnnotatedType())
                + " "
                + field.getName());
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isOpen(constructor.getModifiers()) && !constructor.isSynthetic()) {
        members.add(
            text(constructor.getModifiers(), "")
                + variables(constructor)
                + "new"
                + parameters(constructor));
      }
    }
    methods(type)
        .filter(method -> isOpen(method.getModifiers()) && !method.isSynthetic())
        .filter(method -> !EVERYWHERE.contains(method.getName()))
        .forEach(method -> members.add(text(method)));
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(header(type));
    members.stream()
        .distinct()
        .sorted(Comparator.comparing(PublicApi::nameFirst))
        .forEach(member -> lines.add("  " + member));
    return lines;
  }

  private static String nameFirst(String member) {
    return member.replaceFirst("^(.* )?(\\w+(\\(.*)?)$", "$2 $1");
  }

  /** Its own, and those that it has from a class that programs cannot name. */
  private static Stream<Method> methods(Class<?> type) {
    return Stream.concat(
        Stream.of(type.getDeclaredMethods()),
        Stream.of(type.getMethods())
            .filter(method -> method.getDeclaringClass().getName().startsWith(ROOT))
            .filter(method -> !isPublic(method.getDeclaringClass())));
  }

  private static String header(Class<?> type) {
    StringBuilder header = new StringBuilder(text(type.getModifiers(), ""));
    header.append(type.isSealed() ? "sealed " : "");
    header.append(kind(type)).append(' ').append(name(type)).append(variables(type));
    List<AnnotatedType> above = new ArrayList<>();
    if (type.getAnnotatedSuperclass() != null && !type.isEnum() && !type.isRecord()) {
      above.add(type.getAnnotatedSuperclass());
    }
    above.addAll(List.of(type.getAnnotatedInterfaces()));
    String names =
        above.stream()
            .map(PublicApi::text)
            .filter(name -> !name.equals("Object"))
            .collect(Collectors.joining(", "));
    return header.append(names.isEmpty() ? "" : " : " + names).toString();
  }

  private static String kind(Class<?> type) {
    if (type.isAnnotation()) {
      return "annotation";
    }
    return type.isInterface()
        ? "interface"
        : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
  }

  private static String text(Method method) {
    return text(method.getModifiers(), method.isDefault() ? "default " : "")
        + variables(method)
        + text(method.getAnnotatedReturnType())
        + " "
        + method.getName()
        + parameters(method);
  }

  private static String parameters(Executable executable) {
    String parameters = joined(executable.getAnnotatedParameterTypes());
    if (executable.isVarArgs()) {
      parameters = parameters.replaceFirst("\\[]$", "...");
    }
    String failures = joined(executable.getAnnotatedExceptionTypes());
    return "(" + parameters + ")" + (failures.isEmpty() ? "" : " throws " + failures);
  }

  private static String joined(AnnotatedType... types) {
    return Stream.of(types).map(PublicApi::text).collect(Collectors.joining(", "));
  }

  /** Modifiers that matter to callers; what is public or belongs to an interface says nothing. */
  private static String text(int modifiers, String more) {
    return (Modifier.isProtected(modifiers) ? "protected " : "")
        + (Modifier.isStatic(modifiers) ? "static " : "")
        + (Modifier.isAbstract(modifiers) ? "abstract " : "")
        + (Modifier.isFinal(modifiers) ? "final " : "")
        + more;
  }

  private static String variables(GenericDeclaration declaration) {
    String variables =
        Stream.of(declaration.getTypeParameters())
            .map(
                variable -> {
                  String bounds =
                      Stream.of(variable.getAnnotatedBounds())
                          .map(PublicApi::text)
                          .filter(bound -> !bound.equals("Object"))
                          .collect(Collectors.joining(" & "));
                  return variable.getName() + (bounds.isEmpty() ? "" : " extends " + bounds);
                })
            .collect(Collectors.joining(", "));
    return variables.isEmpty()
        ? ""
        : "<" + variables + ">" + (declaration instanceof Class ? "" : " ");
  }

  /** Gives a type as it stands in the lines; a question mark is {@code @Nullable}. */
  public static String text(AnnotatedType type) {
    String nullness = type.isAnnotationPresent(Nullable.class) ? "?" : "";
    if (type instanceof AnnotatedArrayType array) {
      return text(array.getAnnotatedGenericComponentType()) + "[]" + nullness;
    } else if (type instanceof AnnotatedParameterizedType generic) {
      Class<?> raw = (Class<?>) ((ParameterizedType) type.getType()).getRawType();
      return name(raw) + "<" + joined(generic.getAnnotatedActualTypeArguments()) + ">" + nullness;
    } else if (type instanceof AnnotatedWildcardType wildcard) {
      String below = joined(wildcard.getAnnotatedLowerBounds());
      String above = joined(wildcard.getAnnotatedUpperBounds());
      return below.isEmpty()
          ? "?" + (above.equals("Object") ? "" : " extends " + above)
          : "? super " + below;
    } else if (type instanceof AnnotatedTypeVariable) {
      return type.getType().getTypeName() + nullness;
    }
    return name((Class<?>) type.getType()) + nullness;
  }

  /** Without the packages that everybody knows, and without the one that all of ours share. */
  private static String name(Class<?> type) {
    return type.getCanonicalName()
        .replaceFirst("^java\\.(lang|time|util|util\\.concurrent|util\\.function)\\.(?=[A-Z])", "")
        .replaceFirst("^io\\.github\\.ledis4j\\.", "");
  }
}
