// React and Astro choose their build when they are imported: this comes first.
process.env.NODE_ENV = 'production';
