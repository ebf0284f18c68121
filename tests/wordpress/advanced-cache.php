<?php
// A page cache like those of plug-ins: keeps whole pages for readers who are not logged in.
if ( 'GET' === ( $_SERVER['REQUEST_METHOD'] ?? '' ) && ! preg_grep( '/^wordpress_logged_in/', array_keys( $_COOKIE ) ) ) {
	$cached = WP_CONTENT_DIR . '/cached-' . md5( $_SERVER['REQUEST_URI'] ) . '.html';
	if ( is_file( $cached ) ) {
		header( 'X-Cache: hit' );
		readfile( $cached );
		exit;
	}
	ob_start(
		function ( $html ) use ( $cached ) {
			if ( ! defined( 'DONOTCACHEPAGE' ) && 200 === http_response_code() ) {
				file_put_contents( $cached, $html );
			}
			return $html;
		}
	);
}
