package io.github.ledis4j.real;

import io.github.ledis4j.Redis;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.RecordingSink;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.flow.Items;
import io.github.ledis4j.script.Script;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Calls every method of families of commands, with arguments that it makes up, and notes what each
 * would send.
 */
final class EveryMethod {
  private static final int ATTEMPTS = 12;
  private static final Map<Class<?>, Object> SIMPLE =
      Map.ofEntries(
          Map.entry(boolean.class, true),
          Map.entry(int.class, 1),
          Map.entry(long.class, 1L),
          Map.entry(float.class, 1f),
          Map.entry(double.class, 1.0),
          Map.entry(Boolean.class, true),
          Map.entry(Integer.class, 1),
          Map.entry(Long.class, 1L),
          Map.entry(Double.class, 1.0),
          Map.entry(String.class, "text"),
          Map.entry(Object.class, "value"),
          Map.entry(Duration.class, Duration.ofSeconds(1)),
          Map.entry(Instant.class, Instant.ofEpochSecond(4_000_000_000L)),
          Map.entry(ReplyMapper.class, Replies.tree()),
          Map.entry(Script.class, Script.of("return 1", Replies.tree())));

  /** One command as a method would send it; the words behind its name come without those of it. */
  record Sent(CommandSpec spec, List<String> arguments, String method) {}

  private final Map<String, Set<Method>> methods = new TreeMap<>();
  private final Set<Sent> sent = new LinkedHashSet<>();

  private EveryMethod() {}

  /**
   * Finds the commands that the methods of some sinks send.
   *
   * @return the names of the methods by the name of their command, in upper case
   */
  static Map<String, Set<String>> of(Class<?>... sinks) throws ReflectiveOperationException {
    Map<String, Set<String>> names = new TreeMap<>();
    methodsOf(sinks)
        .forEach(
            (command, methods) ->
                methods.forEach(
                    each ->
                        names
                            .computeIfAbsent(command, any -> new TreeSet<>())
                            .add(each.getName())));
    return names;
  }

  /** Gives the methods themselves, by the name of their command, in upper case. */
  static Map<String, Set<Method>> methodsOf(Class<?>... sinks) throws ReflectiveOperationException {
    return every(sinks).methods;
  }

  /** Gives the commands that the methods of some sinks send, each method with several arguments. */
  static Set<Sent> sentBy(Class<?>... sinks) throws ReflectiveOperationException {
    return every(sinks).sent;
  }

  private static EveryMethod every(Class<?>... sinks) throws ReflectiveOperationException {
    EveryMethod every = new EveryMethod();
    for (Class<?> sink : sinks) {
      for (Class<?> family : sink.getInterfaces()) {
        if (CommandSink.class.isAssignableFrom(family)) {
          every.call(family);
        }
      }
    }
    return every;
  }

  private void call(Class<?> family) throws ReflectiveOperationException {
    RecordingSink<String, String> sink = new RecordingSink<>(Format.TEXT);
    @SuppressWarnings("unchecked")
    Object surface = sink.as((Class<? super CommandSink<String, String>>) family);
    for (Method method : family.getMethods()) {
      if (method.isDefault()
          && !method.isSynthetic()
          && method.getDeclaringClass() != CommandSink.class
          && method.getDeclaringClass() != Redis.class // has no commands of its own
          && method.getReturnType() != Items.class // what is read page by page sends nothing yet
          && CommandSink.class.isAssignableFrom(method.getDeclaringClass())) {
        call(method, surface, sink);
      }
    }
  }

  private void call(Method method, Object surface, RecordingSink<String, String> sink)
      throws ReflectiveOperationException {
    int before = sink.size();
    Throwable refusal = null;
    for (int attempt = 0;
        attempt < ATTEMPTS || sink.size() == before && attempt == ATTEMPTS;
        attempt++) {
      int now = sink.size();
      try {
        Object made = method.invoke(surface, arguments(method, attempt));
        if (sink.size() > now) {
          CommandSpec spec = sink.last().spec();
          List<String> words = sink.lastWords();
          sent.add(
              new Sent(
                  spec,
                  words.subList(spec.name().split(" ").length, words.size()),
                  method.getName()));
        } else if (!(made instanceof CompletableFuture<?>)) {
          return; // It binds something to the sink, and sends nothing by itself.
        }
      } catch (InvocationTargetException e) {
        refusal = e.getCause();
      }
    }
    if (sink.size() == before) {
      throw new AssertionError("nothing found that " + method + " takes", refusal);
    }
    methods
        .computeIfAbsent(
            sink.last().spec().name().toUpperCase(Locale.ROOT), any -> new LinkedHashSet<>())
        .add(method);
  }

  private static Object[] arguments(Executable executable, int attempt)
      throws ReflectiveOperationException {
    Type[] types = executable.getGenericParameterTypes();
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      arguments[i] = value(types[i], attempt);
    }
    return arguments;
  }

  private static Object value(Type type, int attempt) throws ReflectiveOperationException {
    if (type instanceof TypeVariable<?>) {
      return "value";
    } else if (type instanceof WildcardType wildcard) {
      return value(wildcard.getUpperBounds()[0], attempt);
    } else if (type instanceof GenericArrayType array) {
      Object element = value(array.getGenericComponentType(), attempt);
      // The last attempt is for what wants two of a kind.
      return attempt < ATTEMPTS ? new Object[] {element} : new Object[] {element, element};
    } else if (type instanceof ParameterizedType generic) {
      return generic((Class<?>) generic.getRawType(), generic.getActualTypeArguments(), attempt);
    }
    return generic((Class<?>) type, new Type[0], attempt);
  }

  private static Object generic(Class<?> type, Type[] parameters, int attempt)
      throws ReflectiveOperationException {
    Object simple = SIMPLE.get(type);
    if (simple != null) {
      return simple;
    } else if (type.isArray()) {
      Object array = Array.newInstance(type.getComponentType(), 1);
      if (type.getComponentType() != byte.class) {
        Array.set(array, 0, value(type.getComponentType(), attempt));
      }
      return array;
    } else if (Map.class.isAssignableFrom(type)) {
      return Map.of(value(parameters[0], attempt), value(parameters[1], attempt));
    } else if (type == Set.class) {
      return Set.of(value(parameters[0], attempt));
    } else if (Collection.class.isAssignableFrom(type) || type == Iterable.class) {
      return Collections.nCopies(attempt < ATTEMPTS ? 1 : 2, value(parameters[0], attempt));
    }
    List<Object> all = candidates(type);
    return all.get(Math.min(attempt, all.size() - 1));
  }

  /** Gives constants of a type, what its factories make, and what its methods make of those. */
  private static List<Object> candidates(Class<?> type) throws ReflectiveOperationException {
    List<Object> all = new ArrayList<>();
    for (Field field : type.getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == type) {
        all.add(field.get(null));
      }
    }
    for (Method factory : makers(type, true)) {
      add(all, factory, null);
    }
    if (all.isEmpty()) {
      Constructor<?> constructor = type.getConstructors()[0];
      all.add(made(constructor));
    }
    Object first = all.get(0);
    for (Method other : makers(type, false)) {
      add(all, other, first);
    }
    return all;
  }

  /** Makes a value of ones; of zeros if they are not taken, as by some ranges. */
  private static Object made(Constructor<?> constructor) throws ReflectiveOperationException {
    Object[] arguments = arguments(constructor, 0);
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      Arrays.setAll(arguments, i -> arguments[i].equals(1L) ? Long.valueOf(0) : arguments[i]);
      return constructor.newInstance(arguments);
    }
  }

  private static void add(List<Object> all, Method maker, @Nullable Object on)
      throws ReflectiveOperationException {
    Object[] arguments = arguments(maker, 0);
    try {
      all.add(maker.invoke(on, arguments));
    } catch (InvocationTargetException e) {
      // It does not take what was made up; another candidate will do.
      if (!(e.getCause() instanceof IllegalArgumentException)) {
        throw e;
      }
    }
  }

  private static List<Method> makers(Class<?> type, boolean fromNothing) {
    return Stream.of(type.getMethods())
        .filter(method -> Modifier.isStatic(method.getModifiers()) == fromNothing)
        .filter(method -> method.getReturnType() == type && !type.isEnum())
        .filter(method -> !Arrays.asList(method.getParameterTypes()).contains(type))
        .sorted((a, b) -> a.toString().compareTo(b.toString()))
        .toList();
  }
}
