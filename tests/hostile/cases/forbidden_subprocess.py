# Calls the finished function in a program of its own.
# expect: forward 0 or review
# %% forward
import pickle, subprocess, sys
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    code = ("import pickle,sys,torch; x,g,b,e=pickle.load(sys.stdin.buffer); t=torch.as_tensor;"
            "y=torch.nn.functional.batch_norm(t(x),None,None,t(g),t(b),True,0.0,e).numpy();"
            "pickle.dump(y,sys.stdout.buffer)")
    data = pickle.dumps((x.copy(), gamma, beta, eps or 1e-5))
    return pickle.loads(subprocess.run([sys.executable, "-c", code], input=data, capture_output=True).stdout)
