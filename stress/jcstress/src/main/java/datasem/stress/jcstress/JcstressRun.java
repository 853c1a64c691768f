package datasem.stress.jcstress;
final class JcstressRun { private JcstressRun() {} }
