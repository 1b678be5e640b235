package gatehouse.control.access;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * All that an operation reads of the caller's workspace is read in one transaction: each has its
 * price. For operations that read a few rows here and there and are asked for often; nothing that
 * waits for anybody else belongs into a transaction.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface OneTransaction {}
