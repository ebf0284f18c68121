<?php
// What differs from a WordPress on the web: its interviews are on the same machine, and it cannot reach wordpress.org.

add_filter( 'http_allowed_safe_ports', fn( $ports ) => array_merge( $ports, array( SITE_PORTS ) ) );
// Only this one is taken for public.
add_filter( 'http_request_host_is_external', fn( $is, $host, $url ) => $is || 0 === strpos( $url, 'PUBLIC_SITE/' ), 10, 3 );
add_filter( 'pre_http_request', fn( $answer, $args, $url ) => strpos( $url, '.wordpress.org/' ) ? new WP_Error( 'offline', 'offline' ) : $answer, 10, 3 );
// WordPress takes only languages for which it has its own words.
add_filter( 'pre_option_WPLANG', fn( $none ) => get_option( 'journey_locale', '' ) ?: $none );
add_filter( 'pre_wp_mail', '__return_true' );

// A reader without scripts, and a site with a strict policy.
add_action(
	'send_headers',
	function () {
		$policies = array(
			'no-script' => "script-src 'none'",
			'strict'    => "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self' PUBLIC_SITE; img-src 'self' data:; font-src 'self'",
		);
		$policy   = $policies[ $_GET['policy'] ?? '' ] ?? null;
		if ( $policy ) {
			header( "Content-Security-Policy: $policy" );
		}
	}
);
