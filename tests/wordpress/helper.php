<?php
// Does with WordPress what is not the subject of a journey:
//
// php helper.php FILES post CONTENT USER     publishes a post, prints its address
// php helper.php FILES user NAME ROLE
// php helper.php FILES theme NAME
// php helper.php FILES themes                prints the names of all themes
// php helper.php FILES read-again            what the button on the page of settings does
// php helper.php FILES locale NAME           sets the language of the site
// php helper.php FILES site ADDRESS          sets the address of the site of interviews

error_reporting( E_ERROR );
$_SERVER += array( 'HTTP_HOST' => 'localhost', 'REQUEST_URI' => '/' );
list( , $files, $what, $first, $second ) = $argv + array_fill( 0, 5, '' );
require "$files/wp-load.php";

switch ( $what ) {
	case 'post':
		$author = get_user_by( 'login', $second );
		wp_set_current_user( $author->ID );
		if ( ! current_user_can( 'unfiltered_html' ) ) {
			kses_init_filters();
		}
		echo get_permalink( wp_insert_post( wp_slash( array( 'post_title' => 'A post', 'post_content' => $first, 'post_status' => 'publish' ) ) ) );
		break;
	case 'user':
		wp_insert_user( array( 'user_login' => $first, 'user_pass' => 'correct horse battery staple', 'role' => $second ) );
		break;
	case 'theme':
		switch_theme( $first );
		break;
	case 'themes':
		echo implode( ' ', array_keys( wp_get_themes() ) );
		break;
	case 'read-again':
		update_option( 'interview_viewer_read_again', time() + 1 );
		break;
	case 'locale':
		update_option( 'journey_locale', $first );
		break;
	case 'site':
		update_option( 'interview_viewer', array( 'site' => $first, 'viewer' => 'plugin' ) );
		break;
	default:
		exit( 1 );
}
